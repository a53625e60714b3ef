package io.taffrail.acceptance.backtest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads market files whole, for the naive exchange. */
final class MarketFiles {
    private static final Duration DAY = Duration.ofDays(1);

    private MarketFiles() {}

    /** All that all files say, in the order of time; at one instant, in the order of the files and of their rows. */
    static List<MarketData> read(List<Path> files) {
        List<MarketData> market = new ArrayList<>();
        for (Path file : files) {
            market.addAll(read(file));
        }
        market.sort(Comparator.comparing(MarketData::at));
        return market;
    }

    private static List<? extends MarketData> read(Path file) {
        List<String[]> rows = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            rows.add(line.split(",", -1));
        }
        String[] header = rows.removeFirst();
        return switch (String.join(",", header)) {
            case "time,symbol,bid,bid_size,ask,ask_size" -> quotes(rows);
            case "time,symbol,open,high,low,close,volume" -> bars(rows);
            case "time,symbol,price,size" -> trades(rows);
            case String other -> throw new IllegalArgumentException("no such market file: " + other);
        };
    }

    private static List<Point> quotes(List<String[]> rows) {
        List<Point> points = new ArrayList<>();
        for (String[] row : rows) {
            points.add(new Point(
                    Instant.parse(row[0]), row[1], new BigDecimal(row[2]), size(row[3]), new BigDecimal(row[4]),
                    size(row[5])));
        }
        return points;
    }

    private static List<Trade> trades(List<String[]> rows) {
        List<Trade> trades = new ArrayList<>();
        for (String[] row : rows) {
            trades.add(new Trade(Instant.parse(row[0]), row[1], new BigDecimal(row[2])));
        }
        return trades;
    }

    private static Optional<BigDecimal> size(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cell));
    }

    private static List<Point> bars(List<String[]> rows) {
        Map<String, Duration> spans = spans(rows);
        List<Point> points = new ArrayList<>();
        for (String[] row : rows) {
            Instant start = Instant.parse(row[0]);
            Duration span = spans.get(row[1]);
            if (span.compareTo(DAY) >= 0 && AssetRules.of(row[1]) == AssetRules.EQUITY) {
                NewYorkSession session = NewYorkSession.of(start.atZone(ZoneOffset.UTC).toLocalDate());
                start = session.open();
                span = Duration.between(session.open(), session.close());
            }
            BigDecimal open = new BigDecimal(row[2]);
            BigDecimal high = new BigDecimal(row[3]);
            BigDecimal low = new BigDecimal(row[4]);
            BigDecimal close = new BigDecimal(row[5]);
            boolean advancing = close.compareTo(open) >= 0;
            points.add(Point.flat(start, row[1], open));
            points.add(Point.flat(start.plusMillis(span.toMillis() / 3), row[1], advancing ? low : high));
            points.add(Point.flat(start.plusMillis(span.toMillis() * 2 / 3), row[1], advancing ? high : low));
            points.add(Point.flat(start.plus(span).minusMillis(1), row[1], close));
        }
        return points;
    }

    /** A file does not name its bars' span, and leaves bars without a trade out: it is the least step of a symbol. */
    private static Map<String, Duration> spans(List<String[]> rows) {
        Map<String, Instant> previous = new HashMap<>();
        Map<String, Duration> spans = new HashMap<>();
        for (String[] row : rows) {
            Instant at = Instant.parse(row[0]);
            Instant before = previous.put(row[1], at);
            if (before != null) {
                Duration step = Duration.between(before, at);
                spans.merge(row[1], step, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        return spans;
    }

    private static String text(Path file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}

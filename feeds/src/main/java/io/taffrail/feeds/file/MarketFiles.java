package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.ports.Feed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A market played from files: every file is read twice, first to refuse what cannot be trusted before anything trades,
 * then event by event.
 *
 * <p>A file is CSV, gzipped where its name ends in {@code .gz}; its first line says whether it holds quotes, bars or
 * trades. All files are merged by time; at the same time the order of the files decides, then that of the rows.
 *
 * <p>A bar becomes the four quotes that it stands for, each told at its own time ({@link
 * io.taffrail.model.market.Bar#walk()}). The bar itself is told right after its last quote: its {@code at} is still the
 * start of its span, so whoever takes the market's time from events takes it from {@code end()} there, or passes over bars.
 *
 * <p>Memory grows with the number of files and symbols, and not with their rows.
 */
public final class MarketFiles implements Feed {
    private final List<MarketFile> files;
    private final UserInstruments instruments;
    private final BarsUnderWay bars = new BarsUnderWay();
    private final List<FileCursor> open = new ArrayList<>();
    private final PriorityQueue<FileCursor> cursors = new PriorityQueue<>(FileCursor.ORDER);
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Step.ORDER);

    private MarketFiles(List<MarketFile> files, UserInstruments instruments) {
        this.files = files;
        this.instruments = instruments;
    }

    /** The market of these files, with the instruments that their symbols stand for by default. */
    public static MarketFiles open(List<Path> paths) {
        return open(paths, UserInstruments.NONE);
    }

    /**
     * The market of these files.
     *
     * @param paths at least one
     * @throws MarketFileException where a file is not sound
     */
    public static MarketFiles open(List<Path> paths, UserInstruments instruments) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("a market of files has at least one file");
        }
        var market = new MarketFiles(paths.stream().map(path -> MarketFile.survey(path, instruments)).toList(), instruments);
        market.rewind();
        return market;
    }

    @Override
    public MarketSource source() {
        String name = files.stream().map(file -> String.valueOf(file.path().getFileName())).collect(Collectors.joining("+"));
        String hashes = files.stream().map(MarketFile::sha256).collect(Collectors.joining("\n"));
        return new MarketSource(MarketSource.Kind.REPLAY, name, sha256(hashes));
    }

    @Override
    public List<Instrument> instruments() {
        Set<Symbol> symbols = new LinkedHashSet<>();
        files.forEach(file -> symbols.addAll(file.symbols()));
        return symbols.stream().map(instruments::of).toList();
    }

    /** How many rows the files have together. */
    public long rows() {
        return files.stream().mapToLong(MarketFile::rows).sum();
    }

    /** The time of the first event. */
    public Instant from() {
        return files.stream().map(MarketFile::from).min(Instant::compareTo).orElseThrow();
    }

    /** The time of the last event, by which progress can be told. */
    public Instant to() {
        return files.stream().map(MarketFile::to).max(Instant::compareTo).orElseThrow();
    }

    @Override
    public Optional<MarketEvent> next() {
        // A row's events come no earlier than its own time: once every row up to the first waiting step is in, that one is next.
        while (!cursors.isEmpty() && (steps.isEmpty() || !cursors.element().nextTime().isAfter(steps.element().at()))) {
            FileCursor cursor = cursors.remove();
            cursor.take(steps::add);
            if (cursor.hasNext()) {
                cursors.add(cursor);
            }
        }
        return Optional.ofNullable(steps.poll()).map(Step::event);
    }

    @Override
    public Optional<Bar> barOf(Quote quote) {
        return bars.of(quote);
    }

    @Override
    public void close() {
        open.forEach(FileCursor::close);
    }

    private void rewind() {
        try {
            for (MarketFile file : files) {
                var cursor = new FileCursor(file, open.size(), instruments, bars);
                open.add(cursor);
                cursors.add(cursor);
            }
        } catch (MarketFileException changed) {
            close();
            throw changed;
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package io.taffrail.feeds.file;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A market file that was read once from its first byte to its last, and found sound.
 *
 * @param rows how many rows it has, at least one
 * @param from the time of its first event
 * @param to the time of its last event
 * @param sha256 the hash of its bytes, in hexadecimal
 * @param symbols the symbols met, in the order in which they were met
 * @param rhythms how each symbol's bars follow each other; empty for quotes and trades
 */
record MarketFile(
        Path path, long rows, Instant from, Instant to, String sha256, Set<Symbol> symbols,
        Map<Symbol, BarRhythm> rhythms) {

    MarketFile {
        symbols = Collections.unmodifiableSet(new LinkedHashSet<>(symbols));
        rhythms = Map.copyOf(rhythms);
    }

    /** Reads the whole file; the first thing that is wrong with it is thrown. */
    static MarketFile survey(Path path, UserInstruments instruments) {
        try (var reader = new RowReader(path)) {
            var survey = new Survey(path, instruments);
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                survey.meet(row.get(), reader.line());
            }
            return survey.over(reader.sha256OfAll());
        }
    }

    /** What is known of a file while it is read. */
    private static final class Survey {
        private final Path path;
        private final UserInstruments instruments;
        private final Set<Symbol> symbols = new LinkedHashSet<>();
        private final Map<Symbol, BarRhythm> rhythms = new LinkedHashMap<>();
        private Instant from = Instant.MAX;
        private Instant to = Instant.MIN;
        private long rows;

        Survey(Path path, UserInstruments instruments) {
            this.path = path;
            this.instruments = instruments;
        }

        void meet(Row row, long line) {
            rows++;
            symbols.add(row.symbol());
            switch (row) {
                case Row.Moment moment -> widen(moment.time(), moment.time());
                case Row.Candle candle -> meet(candle, line);
            }
        }

        private void meet(Row.Candle candle, long line) {
            BarRhythm rhythm = rhythms.get(candle.symbol());
            if (rhythm == null) {
                rhythms.put(candle.symbol(), new BarRhythm(candle.time(), line));
                return;
            }
            try {
                rhythm.then(candle.time(), line);
            } catch (BadRow bad) {
                throw bad.at(path, line);
            }
        }

        MarketFile over(String sha256) {
            if (rows == 0) {
                throw new MarketFileException(path, 0, "no rows after the header", "there is nothing to trade on",
                        "get the file again, or leave it out");
            }
            rhythms.forEach(this::close);
            return new MarketFile(path, rows, from, to, sha256, symbols, rhythms);
        }

        private void close(Symbol symbol, BarRhythm rhythm) {
            AssetClass assetClass = instruments.of(symbol).assetClass();
            long late = rhythm.lineOfALateDay(assetClass);
            if (late != 0) {
                throw new MarketFileException(path, late, "a daily bar of " + symbol + " timed after the open in New York",
                        "the time of a daily bar of a US equity says its date",
                        "write midnight UTC of the date, like 2015-02-17T00:00:00.000Z");
            }
            widen(rhythm.firstSpan(assetClass).start(), rhythm.lastSpan(assetClass).end().minusMillis(1));
        }

        private void widen(Instant first, Instant last) {
            from = first.isBefore(from) ? first : from;
            to = last.isAfter(to) ? last : to;
        }
    }
}

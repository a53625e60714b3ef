package io.taffrail.feeds.file;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The place in one market file up to which the second reading has come. */
final class FileCursor implements AutoCloseable {
    /** The file whose next row is the earliest comes first; of several, the first of the command line. */
    static final Comparator<FileCursor> ORDER =
            Comparator.comparing(FileCursor::nextTime).thenComparingInt(cursor -> cursor.index);

    private final MarketFile file;
    private final int index;
    private final UserInstruments instruments;
    private final RowReader reader;
    private final BarsUnderWay bars;
    private Optional<Row> next;

    FileCursor(MarketFile file, int index, UserInstruments instruments, BarsUnderWay bars) {
        this.bars = bars;
        this.file = file;
        this.index = index;
        this.instruments = instruments;
        this.reader = new RowReader(file.path());
        this.next = reader.next();
    }

    boolean hasNext() {
        return next.isPresent();
    }

    /** The time of the next row; its events come no earlier. */
    Instant nextTime() {
        return next.orElseThrow().time();
    }

    /** Hands over the events of the next row, and moves on. */
    void take(Consumer<Step> steps) {
        switch (next.orElseThrow()) {
            case Row.Moment moment -> steps.accept(step(moment.time(), 0, moment.event()));
            case Row.Candle candle -> walk(candle, steps);
        }
        next = reader.next();
        if (next.isEmpty() && !reader.sha256OfAll().equals(file.sha256())) {
            throw new MarketFileException(file.path(), 0, "other bytes than a moment ago",
                    "the file was changed while it was read", "leave the file alone, and start again");
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    /** The four prices of a bar, and after the last of them the bar, which is then known. */
    private void walk(Row.Candle candle, Consumer<Step> steps) {
        BarRhythm rhythm = Objects.requireNonNull(file.rhythms().get(candle.symbol()), "the file was changed");
        Bar bar = candle.during(rhythm.span(candle.time(), instruments.of(candle.symbol()).assetClass()));
        bars.add(bar);
        int part = 0;
        Instant told = bar.at();
        for (Quote point : bar.walk()) {
            told = point.at();
            steps.accept(step(told, part++, point));
        }
        steps.accept(step(told, part, bar));
    }

    private Step step(Instant at, int part, MarketEvent event) {
        return new Step(at, index, reader.line(), part, event);
    }
}

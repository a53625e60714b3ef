package io.taffrail.runtime;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One symbol's past, minute by minute, as far as it was told; the loop writes, anybody reads.
 *
 * <p>A minute is made of its trades; where the feed tells bars instead, of those, and a bar longer than a minute stays
 * whole. A symbol of which only quotes are told has minutes of their middles, without volume; they give way to the bar that
 * covers them, and all of them to the first trade.
 */
final class Chart {
    /** Two weeks of minutes around the clock, some 6 MiB; the oldest tenth goes first. */
    static final int MOST = 20_160;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Line> lines = new ArrayList<>();
    private boolean traded;

    private enum Source {
        QUOTES,
        BARS,
        TRADES
    }

    private record Line(Summary summary, Source source) {
        /** A bar is told when its span is over; anything else may still grow. */
        boolean isOver(Instant now) {
            return (source == Source.BARS && summary.span().compareTo(MINUTE) >= 0) || !summary.end().isAfter(now);
        }
    }

    synchronized void accept(Trade trade) {
        if (!traded) {
            traded = true;
            lines.removeIf(line -> line.source() == Source.QUOTES);
        }
        Instant minute = minuteOf(trade.at());
        if (isAt(minute, Source.TRADES)) {
            replaceLast(last().summary().with(trade), Source.TRADES);
        } else if (isNew(minute)) {
            add(Summary.of(minute, MINUTE, trade), Source.TRADES);
        }
    }

    synchronized void accept(Quote quote) {
        if (traded) {
            return;
        }
        Instant minute = minuteOf(quote.at());
        if (isAt(minute, Source.QUOTES)) {
            replaceLast(last().summary().with(quote), Source.QUOTES);
        } else if (isNew(minute)) {
            add(Summary.of(minute, MINUTE, quote), Source.QUOTES);
        }
    }

    synchronized void accept(Bar bar) {
        while (!lines.isEmpty() && last().source() == Source.QUOTES && last().summary().end().isAfter(bar.at())) {
            lines.removeLast();
        }
        Summary summary = Summary.of(bar);
        if (bar.span().compareTo(MINUTE) >= 0) {
            if (isNew(bar.at())) {
                add(summary, Source.BARS);
            }
            return;
        }
        Instant minute = minuteOf(bar.at());
        if (isAt(minute, Source.BARS)) {
            replaceLast(last().summary().with(summary, MINUTE), Source.BARS);
        } else if (isNew(minute)) {
            add(summary.during(minute, MINUTE), Source.BARS);
        }
    }

    /** What began in a span and is over, oldest first. */
    synchronized List<Summary> between(Instant from, Instant until, Instant now) {
        var found = new ArrayList<Summary>();
        for (int i = firstSince(from); i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!line.summary().at().isBefore(until)) {
                break;
            }
            if (line.isOver(now)) {
                found.add(line.summary());
            }
        }
        return found;
    }

    /** The latest that is over. */
    synchronized Optional<Summary> latest(Instant now) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).isOver(now)) {
                return Optional.of(lines.get(i).summary());
            }
        }
        return Optional.empty();
    }

    private int firstSince(Instant from) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).summary().at().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Line last() {
        return lines.getLast();
    }

    private boolean isAt(Instant minute, Source source) {
        return !lines.isEmpty() && last().source() == source && last().summary().at().equals(minute);
    }

    /** Whether nothing that was told reaches beyond this moment. */
    private boolean isNew(Instant start) {
        return lines.isEmpty() || !last().summary().end().isAfter(start);
    }

    private void add(Summary summary, Source source) {
        if (lines.size() == MOST) {
            lines.subList(0, MOST / 10).clear();
        }
        lines.add(new Line(summary, source));
    }

    private void replaceLast(Summary summary, Source source) {
        lines.set(lines.size() - 1, new Line(summary, source));
    }

    /** The start of the minute that a moment falls into. */
    static Instant minuteOf(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60L) * 60);
    }
}

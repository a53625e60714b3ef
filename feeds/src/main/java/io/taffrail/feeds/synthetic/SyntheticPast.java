package io.taffrail.feeds.synthetic;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Excerpt;
import io.taffrail.ports.MarketPast;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The two weeks of a synthetic market before somebody met it. Nothing is stored of them: any minute follows from the seed,
 * and so a server that was down meanwhile has no gap. A day of a symbol takes some 20 ms; the last few are kept.
 */
final class SyntheticPast implements MarketPast {
    private static final Duration REACH = Duration.ofDays(14);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** So little is played when it is asked for, instead of all of its day. */
    private static final Duration FEW = Duration.ofHours(1);
    /** Some half a megabyte each. */
    private static final int DAYS_KEPT = 32;

    private final long seed;
    private final Map<Symbol, Listing> listings = new LinkedHashMap<>();
    private final Instant end;
    private final Map<SymbolDay, List<Summary>> days = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SymbolDay, List<Summary>> eldest) {
            return size() > DAYS_KEPT;
        }
    };

    private record SymbolDay(Symbol symbol, long epochDay) {}

    /** @param start the moment from which on the market is told event by event */
    SyntheticPast(long seed, List<Listing> listings, Instant start) {
        this.seed = seed;
        listings.forEach(listing -> this.listings.put(listing.instrument().symbol(), listing));
        Instant minute = start.truncatedTo(ChronoUnit.MINUTES);
        this.end = minute.equals(start) ? start : minute.plus(MINUTE);
    }

    @Override
    public Instant end() {
        return end;
    }

    @Override
    public List<Summary> minutes(Symbol symbol, Instant from, Instant until) {
        Listing listing = listings.get(symbol);
        Instant first = later(from, end.minus(REACH));
        Instant last = until.isBefore(end) ? until : end;
        if (listing == null || !first.isBefore(last)) {
            return List.of();
        }
        boolean few = Duration.between(first, last).compareTo(FEW) <= 0;
        var found = new ArrayList<Summary>();
        for (long day = epochDay(first); day <= epochDay(last); day++) {
            List<Summary> minutes = few
                    ? played(listing, day, Math.max(epochMinute(first), day * Day.MINUTES),
                            Math.min(epochMinute(last) + 1, (day + 1) * Day.MINUTES))
                    : day(listing, day);
            minutes.stream()
                    .filter(minute -> !minute.at().isBefore(first) && minute.at().isBefore(last))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public List<Quote> quotes(Symbol symbol, Excerpt excerpt) {
        return told(symbol, excerpt, (tape, into) -> tape.play(into, _ -> {}));
    }

    @Override
    public List<Trade> trades(Symbol symbol, Excerpt excerpt) {
        return told(symbol, excerpt, (tape, into) -> tape.play(_ -> {}, into));
    }

    /** Plays one minute and keeps one kind of what it tells. */
    private interface Part<E> {
        void play(Tape tape, Consumer<E> into);
    }

    /** Minute by minute from the end that was asked for, until there are enough. */
    private <E extends MarketEvent> List<E> told(Symbol symbol, Excerpt excerpt, Part<E> part) {
        Listing listing = listings.get(symbol);
        Instant first = later(excerpt.from(), end.minus(REACH));
        var found = new ArrayList<E>();
        if (listing == null || !first.isBefore(excerpt.until())) {
            return found;
        }
        long oldest = epochMinute(first);
        long newest = epochMinute(excerpt.until());
        var day = new Day(seed, listing, Math.floorDiv(excerpt.newestFirst() ? newest : oldest, (long) Day.MINUTES));
        for (long step = 0; step <= newest - oldest && found.size() < excerpt.most(); step++) {
            long minute = excerpt.newestFirst() ? newest - step : oldest + step;
            long epochDay = Math.floorDiv(minute, (long) Day.MINUTES);
            day = day.epochDay() == epochDay ? day : new Day(seed, listing, epochDay);
            var events = new ArrayList<E>();
            part.play(new Tape(seed, listing, day, minute), events::add);
            (excerpt.newestFirst() ? events.reversed() : events).stream()
                    .filter(event -> excerpt.covers(event.at()) && !event.at().isBefore(first))
                    .limit(excerpt.most() - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    private synchronized List<Summary> day(Listing listing, long epochDay) {
        return days.computeIfAbsent(new SymbolDay(listing.instrument().symbol(), epochDay), _ ->
                played(listing, epochDay, epochDay * Day.MINUTES, (epochDay + 1) * Day.MINUTES));
    }

    private List<Summary> played(Listing listing, long epochDay, long from, long until) {
        var day = new Day(seed, listing, epochDay);
        var minutes = new ArrayList<Summary>();
        for (long minute = from; minute < until; minute++) {
            var trades = new ArrayList<Trade>();
            new Tape(seed, listing, day, minute).play(_ -> {}, trades::add);
            summary(Instant.ofEpochSecond(minute * 60), trades).ifPresent(minutes::add);
        }
        return List.copyOf(minutes);
    }

    private static Optional<Summary> summary(Instant at, List<Trade> trades) {
        if (trades.isEmpty()) {
            return Optional.empty();
        }
        Summary summary = Summary.of(at, MINUTE, trades.getFirst());
        for (Trade trade : trades.subList(1, trades.size())) {
            summary = summary.with(trade);
        }
        return Optional.of(summary);
    }

    private static long epochDay(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 86_400L);
    }

    private static long epochMinute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

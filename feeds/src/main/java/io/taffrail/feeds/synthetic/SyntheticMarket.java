package io.taffrail.feeds.synthetic;

import io.taffrail.feeds.file.UserInstruments;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.ports.Feed;
import io.taffrail.ports.MarketPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * A market that nobody trades on: quotes with sizes, trades and one-minute bars of a dozen and more instruments, around
 * the clock and without end.
 *
 * <p>Every minute of it is a pure function of the seed, the symbol and the date. The same seed gives the same events on
 * every machine; a market that starts later is the same market, met later, and its prices go on where they would be.
 *
 * <p>It opens with the quote that stands at its start for every symbol, so that nobody waits for the first price. The
 * bars are the trades of each whole minute, told when the minute is over; since the quotes themselves are told, no bar is
 * followed by quotes that stand for it.
 */
public final class SyntheticMarket implements Feed {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final long seed;
    private final Instant start;
    private final List<Listing> listings;
    private final SyntheticPast past;
    private final Day[] days;
    private final long[] epochDays;
    private final Queue<MarketEvent> waiting = new ArrayDeque<>();
    private long minute;

    /** The market of a seed from a moment on. */
    public SyntheticMarket(long seed, Instant start) {
        this(seed, start, UserInstruments.NONE);
    }

    /** The market of a seed from a moment on, in which a user's instruments trade too, or instead of ours of that name. */
    public SyntheticMarket(long seed, Instant start, UserInstruments instruments) {
        this.seed = seed;
        this.start = start;
        this.listings = Listings.with(instruments);
        this.past = new SyntheticPast(seed, listings, start);
        this.days = new Day[listings.size()];
        this.epochDays = new long[listings.size()];
        this.minute = Math.floorDiv(start.getEpochSecond(), MINUTE.toSeconds());
        open();
    }

    @Override
    public MarketSource source() {
        return new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", Long.toString(seed));
    }

    @Override
    public List<Instrument> instruments() {
        return listings.stream().map(Listing::instrument).toList();
    }

    /** The next event; there is always one. */
    @Override
    public Optional<MarketEvent> next() {
        while (waiting.isEmpty()) {
            turn();
        }
        return Optional.of(waiting.remove());
    }

    /** The two weeks before: the same market, met earlier. */
    @Override
    public Optional<MarketPast> past() {
        return Optional.of(past);
    }

    @Override
    public void close() {
        waiting.clear();
    }

    /** The quotes that stand at the start: each symbol's last one up to then, of this minute or the one before. */
    private void open() {
        for (int i = 0; i < listings.size(); i++) {
            Quote[] standing = new Quote[1];
            for (long m = minute - 1; m <= minute; m++) {
                tape(i, m).play(quote -> standing[0] = quote.at().isAfter(start) ? standing[0] : quote, _ -> {});
            }
            if (standing[0] != null) {
                Quote q = standing[0];
                waiting.add(new Quote(start, q.symbol(), q.bid(), q.bidSize(), q.ask(), q.askSize()));
            }
        }
    }

    /** Plays one minute of all symbols. */
    private void turn() {
        Instant from = Instant.ofEpochSecond(minute * MINUTE.toSeconds());
        List<MarketEvent> events = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < listings.size(); i++) {
            var candle = new Candle(from, MINUTE);
            tape(i, minute).play(events::add, trade -> {
                events.add(trade);
                candle.add(trade);
            });
            candle.bar().ifPresent(bars::add);
        }
        // A stable sort: what happens at one millisecond comes in the order of the listings.
        events.sort(Comparator.comparing(MarketEvent::at));
        events.stream().filter(event -> event.at().isAfter(start)).forEach(waiting::add);
        // The bar of a minute of which only a part was told would hold trades that nobody saw.
        if (!from.isBefore(start)) {
            waiting.addAll(bars);
        }
        minute++;
    }

    private Tape tape(int listing, long epochMinute) {
        long epochDay = Math.floorDiv(epochMinute, (long) Day.MINUTES);
        Day day = days[listing];
        if (day == null || epochDays[listing] != epochDay) {
            day = new Day(seed, listings.get(listing), epochDay);
            days[listing] = day;
            epochDays[listing] = epochDay;
        }
        return new Tape(seed, listings.get(listing), day, epochMinute);
    }
}

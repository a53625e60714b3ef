package io.taffrail.runtime;

import io.taffrail.model.market.MarketEvent;
import io.taffrail.ports.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a feed to a desk, each event when it is due, on a thread of its own. */
public final class Pump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    /** How often it looks whether anything is due while the market says nothing. */
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration MARKS_EVERY = Duration.ofMinutes(1);

    private final Feed feed;
    private final Desk desk;
    private final Pace pace;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    private Pump(Feed feed, Desk desk, Pace pace) {
        this.feed = feed;
        this.desk = desk;
        this.pace = pace;
        thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::play);
    }

    /**
     * Starts to play.
     *
     * @param resumeAfter events up to this moment were seen before the desk last stopped: nothing trades on them again
     */
    public static Pump start(Feed feed, Desk desk, Pace pace, Optional<Instant> resumeAfter) {
        Optional<MarketEvent> next = feed.next();
        while (next.isPresent() && resumeAfter.isPresent() && !next.get().at().isAfter(resumeAfter.get())) {
            pace.reached(next.get().at());
            desk.prime(next.get());
            next = feed.next();
        }
        Pump pump = new Pump(feed, desk, pace);
        pump.first = next;
        pump.thread.start();
        return pump;
    }

    private Optional<MarketEvent> first = Optional.empty();

    /** Whether the feed has no more events; a synthetic market never ends. */
    public boolean ended() {
        return ended;
    }

    private void play() {
        Instant marksAt = Instant.MIN;
        try {
            for (Optional<MarketEvent> next = first; next.isPresent() && !closed; next = feed.next()) {
                MarketEvent event = next.get();
                await(event);
                pace.reached(event.at());
                desk.onMarket(event);
                if (!event.at().isBefore(marksAt.plus(MARKS_EVERY))) {
                    marksAt = event.at();
                    desk.observeMarks();
                }
            }
            if (!closed) {
                desk.onMarketOver();
                ended = true;
            }
            while (!closed) {
                desk.passTime(pace.timeAtRest(), pace::reached);
                Thread.sleep(TICK);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("the market feed {} has stopped; prices are stale from now on", feed.source().name(), broken);
        }
    }

    /** Waits until an event is due, and lets what happens before it happen meanwhile. */
    private void await(MarketEvent event) throws InterruptedException {
        for (Duration left = pace.untilDue(event); left.isPositive(); left = pace.untilDue(event)) {
            desk.passTime(pace.timeBefore(event), pace::reached);
            Thread.sleep(left.compareTo(TICK) < 0 ? left : TICK);
        }
        desk.passTime(event.at().minusNanos(1), pace::reached);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        feed.close();
    }
}

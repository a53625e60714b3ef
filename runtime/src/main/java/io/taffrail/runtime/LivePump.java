package io.taffrail.runtime;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Clock;
import io.taffrail.ports.LiveMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a desk what a live market says, on a thread of its own, and lets time pass meanwhile. Where the desk cannot keep up
 * the oldest news are left out: a price that is late is worth nothing.
 */
public final class LivePump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePump.class);
    private static final int MOST_WAITING = 65_536;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration MARKS_EVERY = Duration.ofMinutes(1);

    private final LiveMarket market;
    private final Desk desk;
    private final Clock clock;
    private final BlockingQueue<MarketEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;
    private Instant last = Instant.MIN;

    private LivePump(LiveMarket market, Desk desk, Clock clock) {
        this.market = market;
        this.desk = desk;
        this.clock = clock;
        thread = Thread.ofPlatform().name("feed").daemon().unstarted(this::play);
    }

    /** Starts to tell. */
    public static LivePump start(LiveMarket market, Desk desk, Clock clock) {
        var pump = new LivePump(market, desk, clock);
        pump.thread.start();
        market.start(pump::take);
        return pump;
    }

    private void take(MarketEvent event) {
        while (!waiting.offer(event)) {
            waiting.poll();
        }
    }

    private void play() {
        Instant marksAt = Instant.MIN;
        while (!closed) {
            try {
                MarketEvent event = waiting.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                Instant now = clock.now();
                desk.passTime(now, _ -> {});
                if (event != null) {
                    desk.onMarket(inOrder(event));
                }
                if (!now.isBefore(marksAt.plus(MARKS_EVERY))) {
                    marksAt = now;
                    desk.observeMarks();
                }
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException broken) {
                LOG.error("an event of the market {} was left out", market.source().name(), broken);
            }
        }
    }

    /** Venues' clocks differ, and lines are of different lengths: what comes later has happened no earlier. */
    private MarketEvent inOrder(MarketEvent event) {
        last = event.at().isAfter(last) ? event.at() : last;
        return switch (event) {
            case Quote quote -> quote.told(last);
            case Trade trade -> trade.told(last);
            case Bar bar     -> bar;
        };
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        market.close();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

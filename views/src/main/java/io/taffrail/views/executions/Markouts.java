package io.taffrail.views.executions;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the market did after fills: it listens to symbols only while a fill of theirs waits, and keeps the latest fills and sums by day.
 *
 * <p>The price of a moment is the middle of the latest quote told until then. Where nothing was told from a minute before the
 * fill on, there is none, and the fill is not counted for that moment. What is past when the process begins is not known to
 * it: markouts begin with it, and end with it.
 */
public final class Markouts implements MarketListener {
    /** How long after a fill the market is looked at. */
    public static final List<Duration> AFTER =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int WAITING = 1_024;
    private static final int LATEST = 1_000;
    private static final int DAYS = 31;

    private final MarketData market;
    private final Map<Symbol, Deque<Watched>> waiting = new ConcurrentHashMap<>();
    private final Deque<Watched> latest = new ArrayDeque<>();
    private final TreeMap<LocalDate, Map<Cell, Cost.Sum>> sums = new TreeMap<>();

    public Markouts(MarketData market) {
        this.market = market;
        market.follow(this);
    }

    /** Whose fills a sum is of. */
    record Cell(AccountId account, Optional<StrategyId> strategy, Symbol symbol, String type, Duration after) {}

    /** A fill, which may still wait for some of its moments. */
    private static final class Watched {
        final Order order;
        final Fill fill;
        final Instant at;
        final Map<Duration, Decimal> bps = new LinkedHashMap<>();
        Optional<Quote> known;
        int next;

        Watched(Order order, Fill fill, Instant at, Optional<Quote> known) {
            this.order = order;
            this.fill = fill;
            this.at = at;
            this.known = known;
        }

        Instant due() {
            return at.plus(AFTER.get(next));
        }

        Markout markout() {
            return new Markout(order.id(), fill.tradeId(), at, bps, AFTER.subList(next, AFTER.size()));
        }
    }

    /** A fill was booked. Of more than a thousand that wait in a symbol the oldest is let go. */
    public void onFill(Order order, Fill fill, Instant at) {
        Optional<Quote> known = market.quote(order.symbol())
                .filter(quote -> !quote.at().isAfter(at) && !quote.at().isBefore(at.minus(FRESH)));
        synchronized (this) {
            var watched = new Watched(order, fill, at, known);
            add(watched, waiting.computeIfAbsent(order.symbol(), _ -> new ArrayDeque<>()), WAITING);
            add(watched, latest, LATEST);
        }
    }

    private static void add(Watched watched, Deque<Watched> all, int most) {
        if (all.size() == most) {
            all.removeFirst();
        }
        all.addLast(watched);
    }

    /** The latest fills of an account of which anything can be known, the last first; at most so many. */
    public synchronized List<Markout> latest(AccountId account, int most) {
        var told = new ArrayList<Markout>();
        for (var each = latest.descendingIterator(); each.hasNext() && told.size() < most;) {
            Watched one = each.next();
            if (one.order.account().equals(account)) {
                told.add(one.markout());
            }
        }
        return told;
    }

    @Override
    public void onQuote(Quote quote) {
        if (waiting.containsKey(quote.symbol())) {
            told(quote);
        }
    }

    private synchronized void told(Quote quote) {
        Deque<Watched> queue = waiting.get(quote.symbol());
        if (queue == null) {
            return;
        }
        for (Iterator<Watched> each = queue.iterator(); each.hasNext();) {
            Watched one = each.next();
            while (one.next < AFTER.size() && one.due().isBefore(quote.at())) {
                one.known.ifPresent(latest -> counted(one, latest.mid()));
                one.next++;
            }
            if (one.next == AFTER.size()) {
                each.remove();
            } else if (!quote.at().isBefore(one.at.minus(FRESH))) {
                one.known = Optional.of(quote);
            }
        }
        if (queue.isEmpty()) {
            waiting.remove(quote.symbol());
        }
    }

    private void counted(Watched one, Price then) {
        Order order = one.order;
        LocalDate date = LocalDate.ofInstant(one.at, NewYorkSession.NEW_YORK);
        var cell = new Cell(order.account(), order.strategy(), order.symbol(), type(order.spec()), AFTER.get(one.next));
        Price paid = one.fill.lastPx();
        BigDecimal units = one.fill.lastQty().value().toBigDecimal();
        // Bought, and the market stands lower now: it has turned against the trade.
        var turned = new Cost.Sum();
        turned.add(order.side() == Side.BUY ? Side.SELL : Side.BUY, then, paid, units);
        turned.cost().bps().ifPresent(bps -> one.bps.put(cell.after(), bps));
        sums.computeIfAbsent(date, _ -> new HashMap<>()).computeIfAbsent(cell, _ -> new Cost.Sum()).add(turned);
        if (sums.size() > DAYS) {
            sums.pollFirstEntry();
        }
    }

    @Override
    public void onTrade(Trade trade) {
        // The middle of the quote is what counts.
    }

    @Override
    public void onMinute(Summary minute) {
        // Minutes are too long.
    }

    /** The sums of the days of a stretch, both ends included. */
    synchronized Map<Cell, Cost.Sum> sums(LocalDate from, LocalDate to) {
        var all = new LinkedHashMap<Cell, Cost.Sum>();
        sums.subMap(from, true, to, true).values().forEach(day -> day.forEach(
                (cell, sum) -> all.computeIfAbsent(cell, _ -> new Cost.Sum()).add(sum)));
        return all;
    }

    static String type(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market _       -> "MARKET";
            case OrderSpec.Limit _        -> "LIMIT";
            case OrderSpec.Stop _         -> "STOP";
            case OrderSpec.StopLimit _    -> "STOP_LIMIT";
            case OrderSpec.TrailingStop _ -> "TRAILING_STOP";
        };
    }
}

package io.taffrail.engine.drill;

import io.taffrail.engine.Engine;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.risk.Drill.Outcome;
import io.taffrail.model.risk.Drill;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.value.Decimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays a limit as it stands: whoever reads a report of controls wants to know that each still does what it says. What takes fills,
 * days or other accounts is not played; the tests of the house do that for every control.
 */
public final class Drills {
    private static final Decimal HUNDREDTH = Decimal.of("0.01");
    private static final Decimal FINEST = Decimal.of("0.0001");
    private static final Decimal CENT = Decimal.of("0.01");
    private static final Decimal HALF_DOLLAR = Decimal.of("0.5");
    /** More orders than this are not sent for a drill. */
    private static final Decimal MOST_ORDERS = Decimal.of(100);
    private static final Decimal A_DAYS_VOLUME = Decimal.of(1_000_000);

    private final Limit limit;
    private final Decimal value;
    private final Ground ground;

    private Drills(Limit limit, Engine engine) {
        this.limit = limit;
        value = limit.value();
        ground = new Ground(limit, engine);
    }

    /**
     * Two orders.
     *
     * @param within one that must pass; empty where nothing can
     */
    private record Pair(Optional<Attempt> within, Attempt beyond) {
        static Pair of(Attempt within, Attempt beyond) {
            return new Pair(Optional.of(within), beyond);
        }
    }

    /** Plays a limit once. */
    public static Drill of(Limit limit) {
        return of(limit, new Engine());
    }

    /** @param engine one to which nothing has happened */
    static Drill of(Limit limit, Engine engine) {
        try {
            var drills = new Drills(limit, engine);
            return drills.pair()
                    .map(drills::played)
                    .orElseGet(() -> new Drill(Outcome.NOT_PLAYED, "one order alone cannot go beyond it"));
        } catch (IllegalArgumentException | ArithmeticException outOfRange) {
            return new Drill(Outcome.NOT_PLAYED, "no order of a drill comes to it: " + outOfRange.getMessage());
        }
    }

    private Drill played(Pair pair) {
        boolean refuses = ground.refuses(pair.beyond());
        boolean passes = pair.within().filter(ground::refuses).isEmpty();
        String how = (refuses ? "refused " : "did not refuse ") + words(pair.beyond())
                + pair.within().map(within -> (passes ? ", let pass " : ", did not let pass ") + words(within)).orElse("");
        return new Drill(refuses && passes ? Outcome.PASSED : Outcome.FAILED, how);
    }

    private static String words(Attempt attempt) {
        return attempt.side() + " " + attempt.quantity() + attempt.limit().map(price -> " at " + price).orElse(" at the market");
    }

    private Optional<Pair> pair() {
        return switch (limit.rule()) {
            case HALTED_INSTRUMENT      -> ifOn(Pair.of(one(), one().in(halted())));
            case MARKET_HOURS           -> ifOn(Pair.of(one().atTheMarket(), one().atTheMarket().in(phase(SessionPhase.CLOSED))));
            case NO_TRADE_AFTER_OPEN    -> ifPositive(() -> Pair.of(opened(minutes()), opened(minutes().minusSeconds(1))));
            case NO_TRADE_BEFORE_CLOSE  -> ifPositive(() -> Pair.of(closing(minutes()), closing(minutes().minusSeconds(1))));
            case STALE_PRICE            -> Optional.of(Pair.of(one().aged(seconds()), one().aged(seconds().plusMillis(1))));
            case SPREAD                 -> Optional.of(Pair.of(wide(value), wide(value.plus(FINEST))));
            case PRICE_COLLAR           -> Optional.of(through(Attempt.PRICE, CENT));
            case PRICE_COLLAR_BELOW_ONE -> Optional.of(through(HALF_DOLLAR, FINEST));
            case MARKET_ORDER_COLLAR    -> Optional.of(Pair.of(one().atTheMarket(), one().atTheMarket().on(Decimal.ZERO)));
            case PRICE_DRIFT            -> Optional.of(Pair.of(one().in(drift(value)), one().in(drift(value.plus(FINEST)))));
            case MAX_ORDER_QTY, POSITION_SIZE -> Optional.of(upTo(value));
            case MAX_ORDER_ADV          -> Optional.of(ofVolume());
            case MAX_ORDER_NOTIONAL, STRATEGY_BUDGET -> Optional.of(upTo(ground.worth(value)));
            case MAX_ORDER_EQUITY, UNEXECUTED_NOTIONAL, MAX_RISK_PER_TRADE, CONCENTRATION, GROSS_EXPOSURE, NET_EXPOSURE ->
                Optional.of(upTo(ground.worth(Ground.EQUITY.times(value.times(HUNDREDTH)))));
            case LEVERAGE               -> Optional.of(upTo(ground.worth(Ground.EQUITY.times(value))));
            case ORDER_RATE, ORDER_RATE_MINUTE, OPEN_ORDERS, OPEN_ORDERS_SYMBOL -> afterOthers();
            case DUPLICATE_ORDER        -> twin();
            case SELF_TRADE             -> against();
            case SHORT_SALE             -> value.isZero() ? Optional.of(new Pair(Optional.of(one()), one().selling())) : Optional.empty();
            case REPEATED_EXECUTIONS, ORDER_TO_FILL_WARN, ORDER_TO_FILL, SETTLED_CASH, GOOD_FAITH, DAY_TRADES, MAX_POSITIONS,
                    SECTOR_EXPOSURE, CORRELATION, DAILY_LOSS_WARN, DAILY_LOSS_HALT, DRAWDOWN_HALT, DESK_DAILY_LOSS_WARN,
                    DESK_DAILY_LOSS_HALT, DESK_DRAWDOWN_HALT ->
                Optional.empty();
        };
    }

    private static Attempt one() {
        return Attempt.buy(Decimal.ONE);
    }

    /** A rule that 1 turns on refuses nothing at 0. */
    private Optional<Pair> ifOn(Pair pair) {
        return value.isPositive() ? Optional.of(pair) : Optional.empty();
    }

    private Optional<Pair> ifPositive(Supplier<Pair> pair) {
        return value.isPositive() ? Optional.of(pair.get()) : Optional.empty();
    }

    /** So many units, and a lot more. */
    private Pair upTo(Decimal units) {
        Decimal whole = units.toMultipleOf(ground.lot(), RoundingMode.DOWN);
        return new Pair(
                whole.isPositive() ? Optional.of(Attempt.buy(whole)) : Optional.empty(), Attempt.buy(whole.plus(ground.lot())));
    }

    private Pair ofVolume() {
        MarketFacts traded = MarketFacts.ALWAYS_OPEN.withAverageVolume(Optional.of(A_DAYS_VOLUME));
        Pair pair = upTo(A_DAYS_VOLUME.times(value.times(HUNDREDTH)));
        return new Pair(pair.within().map(order -> order.in(traded)), pair.beyond().in(traded));
    }

    private Pair through(Decimal market, Decimal tick) {
        Decimal most = market.plus(market.times(value.times(HUNDREDTH))).toMultipleOf(tick, RoundingMode.DOWN);
        return Pair.of(one().on(market).at(most), one().on(market).at(most.plus(tick)));
    }

    private static Attempt wide(Decimal percent) {
        return one().atTheMarket().apart(percent);
    }

    private static MarketFacts drift(Decimal percent) {
        return MarketFacts.ALWAYS_OPEN.withDrift(Optional.of(percent));
    }

    private static MarketFacts halted() {
        return new MarketFacts(SessionPhase.REGULAR, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());
    }

    private static MarketFacts phase(SessionPhase phase) {
        return new MarketFacts(phase, Optional.empty(), Optional.empty(), false, Optional.empty(), List.of());
    }

    private Attempt opened(Duration ago) {
        return during(Optional.of(ground.now().minus(ago)), Optional.empty());
    }

    private Attempt closing(Duration ahead) {
        return during(Optional.empty(), Optional.of(ground.now().plus(ahead)));
    }

    private static Attempt during(Optional<Instant> open, Optional<Instant> close) {
        return one().in(new MarketFacts(SessionPhase.REGULAR, open, close, false, Optional.empty(), List.of()));
    }

    private Duration minutes() {
        return Duration.ofMinutes(value.toBigDecimal().setScale(0, RoundingMode.UP).longValueExact());
    }

    private Duration seconds() {
        return Duration.ofMillis(value.toBigDecimal().movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /** The limit allows so many: after one less the next passes, and after that the one behind it does not. */
    private Optional<Pair> afterOthers() {
        if (!value.isPositive() || value.compareTo(MOST_ORDERS) > 0) {
            return Optional.empty();
        }
        int most = value.toBigDecimal().setScale(0, RoundingMode.DOWN).intValueExact();
        for (int i = 1; i < most; i++) {
            ground.send(Attempt.buy(Decimal.of(i)));
        }
        Attempt last = Attempt.buy(Decimal.of(most));
        if (ground.refuses(last)) {
            return Optional.of(Pair.of(last, last));
        }
        ground.send(last);
        return Optional.of(new Pair(Optional.empty(), Attempt.buy(Decimal.of(most + 1L))));
    }

    private Optional<Pair> twin() {
        if (!value.isPositive()) {
            return Optional.empty();
        }
        ground.send(one()).later(seconds().minusMillis(1));
        return Optional.of(Pair.of(Attempt.buy(Decimal.of(2)), one()));
    }

    private Optional<Pair> against() {
        if (value.isPositive()) {
            return Optional.empty();
        }
        ground.send(one().selling().at(Decimal.of(101)));
        return Optional.of(Pair.of(one().at(Decimal.of("100.99")), one().at(Decimal.of(101))));
    }
}

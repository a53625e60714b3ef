package io.taffrail.engine.risk;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What limits ask of the market; where it does not answer, they refuse. */
final class MarketMeasures {
    private static final Measured NO_QUOTE = new Measured.Unknown("there is no quote");
    private static final Measured NO_FACTS = new Measured.Unknown("nothing is known of its sessions and halts");
    private static final Decimal PER_MILLE = Decimal.of("0.001");

    private MarketMeasures() {}

    static Measured trades(LimitCase judged, Scope scope) {
        return judged.market().map(market -> Measured.of(!market.halted())).orElse(NO_FACTS);
    }

    /** An order with a price of its own, or for an auction, may wait for the open; one at the market may not. */
    static Measured isOpen(LimitCase judged, Scope scope) {
        Order order = judged.order();
        boolean waits = (order.spec().limitPrice().isPresent() && !isWantedAtMarket(order))
                || order.spec().waitsForTrigger()
                || order.timeInForce() == TimeInForce.OPG
                || order.timeInForce() == TimeInForce.CLS;
        return waits
                ? Measured.OUTSIDE
                : judged.market().map(market -> Measured.of(market.phase() == SessionPhase.REGULAR)).orElse(NO_FACTS);
    }

    static Measured sinceOpen(LimitCase judged, Scope scope) {
        return minutes(judged, MarketFacts::open, open -> Duration.between(open, judged.at()));
    }

    static Measured untilClose(LimitCase judged, Scope scope) {
        return minutes(judged, MarketFacts::close, close -> Duration.between(judged.at(), close));
    }

    private static Measured minutes(
            LimitCase judged, Function<MarketFacts, Optional<Instant>> moment, Function<Instant, Duration> distance) {
        if (judged.market().isEmpty()) {
            return NO_FACTS;
        }
        // A market that never opens or closes has no such minutes.
        return moment.apply(judged.market().get())
                .map(distance)
                .filter(gone -> !gone.isNegative())
                .map(gone -> Measured.of(Decimal.of(gone.toMinutes())))
                .orElse(Measured.OUTSIDE);
    }

    /**
     * Seconds since the latest quote, or since the feed vouched for it; while a market is closed, an order with a price of its
     * own waits for newer ones.
     */
    static Measured age(LimitCase judged, Scope scope) {
        boolean closed = judged.market().filter(market -> market.phase() == SessionPhase.CLOSED).isPresent();
        if (closed && !isWantedAtMarket(judged.order())) {
            return Measured.OUTSIDE;
        }
        return judged.quote()
                .map(quote -> judged.market().flatMap(MarketFacts::confirmed).filter(quote.at()::isBefore).orElse(quote.at()))
                .map(told -> Math.max(0, Duration.between(told, judged.at()).toMillis()))
                .map(millis -> Measured.of(Decimal.of(millis).times(PER_MILLE)))
                .orElse(NO_QUOTE);
    }

    static Measured spread(LimitCase judged, Scope scope) {
        if (!isWantedAtMarket(judged.order())) {
            return Measured.OUTSIDE;
        }
        return judged.quote()
                .map(quote -> quote.mid().value().isPositive()
                        ? Measured.of(LimitCase.percent(
                                quote.ask().value().minus(quote.bid().value()).max(Decimal.ZERO), quote.mid().value()))
                        : NO_QUOTE)
                .orElse(NO_QUOTE);
    }

    /** The collar of what costs one or more. */
    static Measured beyond(LimitCase judged, Scope scope) {
        return beyond(judged, true);
    }

    /** The collar of shares that cost less than one: their ticks are coarse. */
    static Measured beyondBelowOne(LimitCase judged, Scope scope) {
        return beyond(judged, false);
    }

    /** How far a limit goes through the market; on the passive side it does not. A stop's limit is held against the stop. */
    private static Measured beyond(LimitCase judged, boolean oneOrMore) {
        Order order = judged.order();
        Optional<Price> limit = order.spec().limitPrice();
        if (limit.isEmpty()) {
            return Measured.OUTSIDE;
        }
        Optional<Price> market = order.spec().stopPrice().or(() -> judged.quote().map(quote -> far(quote, order.side())));
        if (market.isEmpty() || !market.get().value().isPositive()) {
            return oneOrMore && !judged.closes() ? NO_QUOTE : Measured.OUTSIDE;
        }
        boolean coarse = order.instrument().assetClass() == AssetClass.US_EQUITY
                && market.get().value().compareTo(Decimal.ONE) < 0;
        if (coarse == oneOrMore) {
            return Measured.OUTSIDE;
        }
        return Measured.of(through(order.side(), market.get(), limit.get()));
    }

    /** In hundredths of the market's price. */
    private static Decimal through(Side side, Price market, Price limit) {
        Decimal through = switch (side) {
            case BUY  -> limit.value().minus(market.value());
            case SELL -> market.value().minus(limit.value());
        };
        return LimitCase.percent(through.max(Decimal.ZERO), market.value());
    }

    /** An order at the market that has no bound although one is asked for had no quote to be bounded by. */
    static Measured bound(LimitCase judged, Scope scope) {
        Order order = judged.order();
        if (order.has(Instruction.MARKETABLE)) {
            Price market = order.reference().orElseThrow();
            Price limit = order.spec().limitPrice().orElseThrow();
            return new Measured.Value(through(order.side(), market, limit), true, Optional.of(
                    "wanted at the market, sent at the limit " + limit + ", which is reckoned from " + market));
        }
        if (!(order.spec() instanceof OrderSpec.Market)) {
            return Measured.OUTSIDE;
        }
        return order.notional().isPresent()
                ? new Measured.Unsaid("an order for an amount of money stays at the market")
                : NO_QUOTE;
    }

    /** Whether it trades at once at what the market says, whatever the limit that the house has given it. */
    private static boolean isWantedAtMarket(Order order) {
        return order.spec() instanceof OrderSpec.Market || order.has(Instruction.MARKETABLE);
    }

    static Measured drift(LimitCase judged, Scope scope) {
        return judged.market().flatMap(MarketFacts::drift).map(Measured::of).orElse(NO_QUOTE);
    }

    private static Price far(Quote quote, Side side) {
        return quote.farSide(side);
    }
}

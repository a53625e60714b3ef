package io.taffrail.engine;

import io.taffrail.engine.risk.LimitBook;
import io.taffrail.engine.risk.Proposal;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The worst price of what is wanted at the market: where {@link Rule#MARKET_ORDER_COLLAR} is set, an order that opens something is made
 * a limit order at the far side of the quote and so much beyond it, before it is judged and written down.
 *
 * <p>What closes stays at the market, because a way out has no worst price; so does what is for an amount of money. Without a
 * quote an order stays what it was, and the rule refuses it.
 */
final class MarketBound {
    private static final Decimal HUNDREDTH = Decimal.of("0.01");

    private final Book book;

    MarketBound(Book book) {
        this.book = book;
    }

    /** The order as it is to be judged. */
    OrderIntent bounded(AccountId account, OrderIntent intent, Facts facts, Instant at) {
        boolean stays = !book.limits().has(Rule.MARKET_ORDER_COLLAR)
                || !(intent.spec() instanceof OrderSpec.Market)
                || !(intent.amount() instanceof OrderAmount.Units)
                || closes(account, intent, facts);
        return stays
                ? intent
                : price(account, intent.origin().map(Origin::strategy), facts, intent.side(), target(intent), at)
                        .map(limit -> intent.at(new OrderSpec.Limit(limit), Instruction.MARKETABLE))
                        .orElse(intent);
    }

    private boolean closes(AccountId account, OrderIntent intent, Facts facts) {
        if (intent.instructions().contains(Instruction.REDUCE_ONLY)) {
            return true;
        }
        Exposure exposure = book.requireAccount(account).exposure(facts.instrument().orElseThrow());
        return intent.amount() instanceof OrderAmount.Units(var quantity)
                && Proposal.isClosing(exposure, intent.side(), quantity);
    }

    private static Optional<Price> target(OrderIntent intent) {
        return intent.orderClass().stream()
                .flatMap(group -> group.exits().stream())
                .filter(Exit.TakeProfit.class::isInstance)
                .flatMap(exit -> exit.spec().limitPrice().stream())
                .findFirst();
    }

    /**
     * The worst price at which an order of that side may trade at the market; empty where nothing bounds it, or there is no quote.
     *
     * @param target where its profit is taken: beyond that it would open at a loss
     */
    Optional<Price> price(
            AccountId account, Optional<StrategyId> strategy, Facts facts, Side side, Optional<Price> target, Instant at) {
        Optional<Price> far = facts.quote().map(quote -> quote.farSide(side)).filter(price -> price.value().isPositive());
        Instrument instrument = facts.instrument().orElseThrow();
        return far.flatMap(market -> tightest(account, strategy, instrument, market, at)
                .map(percent -> beyond(instrument, market, side, percent))
                .map(limit -> target.flatMap(profit -> shortOf(instrument, profit, market, side))
                        .filter(most -> side == Side.BUY ? most.isBelow(limit) : most.isAbove(limit))
                        .orElse(limit)));
    }

    /** A collar on limits that is tighter binds too: else it would refuse what this rule makes. */
    private Optional<Decimal> tightest(
            AccountId account, Optional<StrategyId> strategy, Instrument instrument, Price market, Instant at) {
        boolean coarse = instrument.assetClass() == AssetClass.US_EQUITY && market.value().compareTo(Decimal.ONE) < 0;
        Rule collar = coarse ? Rule.PRICE_COLLAR_BELOW_ONE : Rule.PRICE_COLLAR;
        LimitBook limits = book.limits();
        Optional<Decimal> own = tightest(limits, Rule.MARKET_ORDER_COLLAR, account, strategy, instrument, at);
        return own.map(percent -> tightest(limits, collar, account, strategy, instrument, at).map(percent::min).orElse(percent));
    }

    private static Optional<Decimal> tightest(
            LimitBook limits, Rule rule, AccountId account, Optional<StrategyId> strategy, Instrument instrument, Instant at) {
        return Stream.concat(
                        Stream.of(Scope.DESK, Scope.of(account), Scope.of(instrument.assetClass()), Scope.of(instrument.symbol())),
                        strategy.map(whose -> Scope.strategy(whose.value())).stream())
                .flatMap(scope -> limits.find(rule, scope, at).stream())
                .map(Limit::value)
                .min(Decimal::compareTo);
    }

    /** Rounded to the tick towards the market, so that it is never further away than it may be; at least one tick. */
    private static Price beyond(Instrument instrument, Price market, Side side, Decimal percent) {
        Decimal off = market.value().times(percent.times(HUNDREDTH), 8, RoundingMode.DOWN);
        Price exact = new Price(side == Side.BUY ? market.value().plus(off) : market.value().minus(off));
        Decimal tick = instrument.rules().tickAt(exact);
        Decimal rounded = exact.value().toMultipleOf(tick, side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return new Price(rounded.max(tick));
    }

    /** One tick before the target, where the market has not come to that yet. */
    private static Optional<Price> shortOf(Instrument instrument, Price target, Price market, Side side) {
        Decimal tick = instrument.rules().tickAt(target);
        Price before = new Price(side == Side.BUY ? target.value().minus(tick) : target.value().plus(tick));
        return Optional.of(before).filter(price -> side == Side.BUY ? !price.isBelow(market) : !price.isAbove(market));
    }
}

package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order before the limits, with all that they may look at.
 *
 * @param strategy the name of the strategy whose order it is, where it is one's
 * @param desk all accounts that are kept in the same currency
 * @param account the order's account
 * @param assetClass what that has of the order's asset class
 * @param ofStrategy what the strategy has in that account, where the order is one's
 * @param exposures the account's, by symbol
 * @param stopLoss the stop that the order brings with it, where it brings one
 * @param named whether the caller told this order from every other, by an id or a key of its own
 * @param opponent the order of one's own that it would trade with, where there is one and a limit asks for it
 * @param dealings what the account has lately bought and sold
 * @param market what is known of the instrument's market, where it was gathered
 */
public record LimitCase(
        Proposal proposal,
        Optional<String> strategy,
        Tally desk,
        Holdings account,
        Holdings assetClass,
        Optional<Holdings> ofStrategy,
        Map<Symbol, Exposure> exposures,
        Optional<OrderSpec> stopLoss,
        boolean named,
        Optional<Order> opponent,
        Dealings dealings,
        Optional<MarketFacts> market,
        Pace pace,
        Instant at) {
    private static final Decimal HUNDRED = Decimal.of(100);
    private static final int PLACES = 4;

    Order order() {
        return proposal.order();
    }

    Optional<Quote> quote() {
        return proposal.quote();
    }

    /** Whose limits the order has to keep, from the widest on. */
    List<Scope> scopes() {
        var scopes = new ArrayList<Scope>(5);
        scopes.add(Scope.DESK);
        scopes.add(Scope.of(order().account()));
        scopes.add(Scope.of(order().instrument().assetClass()));
        strategy.map(Scope::strategy).ifPresent(scopes::add);
        scopes.add(Scope.of(order().symbol()));
        return scopes;
    }

    /** Whether it only closes what is held, as it was ordered or by its instruction. */
    boolean closes() {
        return proposal.closes();
    }

    /** Whose sums a limit of that scope is about; one symbol's are those of its account. */
    Holdings holdings(Scope scope) {
        return switch (scope.kind()) {
            case DESK, ACCOUNT, SYMBOL -> account;
            case ASSET_CLASS           -> assetClass;
            case STRATEGY              -> ofStrategy.orElse(account);
        };
    }

    /**
     * What a limit's scope holds before the order.
     *
     * <p>A relative limit of the desk is one of each of its accounts: where each keeps it, all together do.
     */
    Tally before(Rule rule, Scope scope) {
        return isOfWholeDesk(rule, scope) ? desk : holdings(scope).tally();
    }

    /** The same with the order. */
    Tally after(Rule rule, Scope scope) {
        return isOfWholeDesk(rule, scope)
                ? desk.minus(account.tally()).plus(account.with(order()))
                : holdings(scope).with(order());
    }

    private static boolean isOfWholeDesk(Rule rule, Scope scope) {
        return scope.kind() == Scope.Kind.DESK && !rule.unit().isRelative();
    }

    Money equity() {
        return proposal.balance().equity();
    }

    /** An amount as hundredths of the account's equity, rounded up. */
    Measured ofEquity(Money amount, boolean worse) {
        return relative(amount.amount().times(HUNDRED), worse);
    }

    /** An amount as so many times the account's equity, rounded up. */
    Measured timesEquity(Money amount, boolean worse) {
        return relative(amount.amount(), worse);
    }

    private Measured relative(Decimal amount, boolean worse) {
        return equity().isPositive()
                ? new Measured.Value(amount.dividedBy(equity().amount(), PLACES, RoundingMode.UP), worse)
                : new Measured.Unknown("the account's equity is " + equity());
    }

    static Decimal percent(Decimal part, Decimal whole) {
        return part.times(HUNDRED).dividedBy(whole, PLACES, RoundingMode.UP);
    }
}

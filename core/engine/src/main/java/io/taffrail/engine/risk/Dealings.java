package io.taffrail.engine.risk;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What an account has lately bought and sold, as far as rules of its kind look at it: a cash account's ledger, or day trades. */
public final class Dealings {
    private final AccountKind kind;
    private final CashLedger ledger = new CashLedger();
    private final UnderWay underWay = new UnderWay();
    private final DayTrades dayTrades = new DayTrades();

    public Dealings(AccountKind kind) {
        this.kind = kind;
    }

    /**
     * An order has traded.
     *
     * @param held what the account held of it before, below zero where short
     * @param cash what it had before
     */
    public void fill(Order order, Fill fill, Decimal held, Money cash, Instant at) {
        if (!order.instrument().currency().equals(cash.currency())) {
            return;
        }
        if (kind.isMargin()) {
            if (order.instrument().assetClass() == AssetClass.US_EQUITY) {
                dayTrades.fill(order.symbol(), order.side(), fill.lastQty().value(), held, at);
            }
            return;
        }
        switch (order.side()) {
            case BUY  -> ledger.buy(order, fill, cash, at);
            case SELL -> ledger.sell(order, fill, held, at);
        }
    }

    /** An order has come to another state. */
    public void move(Order after) {
        if (!kind.isMargin() && after.instrument().assetClass() == AssetClass.US_EQUITY) {
            underWay.move(after);
        }
    }

    Money unsettled(LocalDate today, Money zero) {
        return ledger.unsettled(today, zero);
    }

    /**
     * What of a symbol is not paid for.
     *
     * @param held at most so many of the units that are held: those that were bought with money which has not settled, and those of
     *     which a purchase in doubt may have taken the settled money first
     * @param coming so many units that a purchase in doubt may have bought with money which has not settled
     */
    record Unpaid(Decimal held, Decimal coming) {
        boolean any() {
            return held.isPositive() || coming.isPositive();
        }
    }

    /** At worst: whatever is in doubt has traded, and before everything else. */
    Unpaid unpaid(Symbol symbol, Money cash, LocalDate today) {
        Money zero = cash.currency().zero();
        Money unsettled = ledger.unsettled(today, zero);
        Money settled = cash.minus(unsettled).max(zero);
        Money taken = underWay.doubtfulCost(zero).minus(settled);
        Decimal known = ledger.unpaid(symbol, today);
        return unsettled.isPositive() && taken.isPositive()
                ? new Unpaid(known.plus(ledger.displaced(symbol, taken, today)), underWay.doubtfulUnits(symbol))
                : new Unpaid(known, Decimal.ZERO);
    }

    /** How many violations there were within twelve months. */
    public int violations(LocalDate today) {
        return ledger.violations(today);
    }

    /**
     * How many sales that work or are in doubt would be violations too, were all of them to trade.
     *
     * @param held the units of a symbol that the account has
     * @param replaced an order that does not count, because another is to take its place
     */
    int violationsUnderWay(Function<Symbol, Decimal> held, Optional<OrderId> replaced, LocalDate today) {
        return (int) ledger.unpaid(today).stream()
                .flatMap(symbol -> underWay
                        .beyond(symbol, held.apply(symbol).minus(ledger.unpaid(symbol, today)).max(Decimal.ZERO), replaced)
                        .stream())
                .filter(order -> !ledger.hasViolated(order))
                .count();
    }

    /** How many day trades there were within five sessions. */
    public int dayTrades(LocalDate today) {
        return dayTrades.count(today);
    }
}

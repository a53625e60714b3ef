package io.taffrail.engine.risk;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.time.LocalDate;

/** What an account has lately bought and sold, as far as rules of its kind look at it: a cash account's ledger, or day trades. */
public final class Dealings {
    private final AccountKind kind;
    private final CashLedger ledger = new CashLedger();
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

    Money unsettled(LocalDate today, Money zero) {
        return ledger.unsettled(today, zero);
    }

    Decimal unpaid(Symbol symbol, LocalDate today) {
        return ledger.unpaid(symbol, today);
    }

    int violations(LocalDate today) {
        return ledger.violations(today);
    }

    int dayTrades(LocalDate today) {
        return dayTrades.count(today);
    }
}

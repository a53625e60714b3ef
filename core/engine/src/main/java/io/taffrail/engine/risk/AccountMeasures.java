package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Settlement;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.LocalDate;
import java.util.Optional;

/** What limits ask of an account's kind: whether its money has settled, and how often it turns round within a day. */
final class AccountMeasures {
    /** FINRA Rule 4210(f)(8)(B)(iv)a: with so much equity a margin account may trade within the day as it likes. */
    private static final Decimal DAY_TRADER = Decimal.of(25_000);

    private AccountMeasures() {}

    /** How much of a purchase would be paid with money that has not settled, when all that works has been paid. */
    static Measured unsettled(LimitCase judged, Scope scope) {
        Order order = judged.order();
        if (judged.proposal().account().kind().isMargin() || order.side() == Side.SELL) {
            return Measured.OUTSIDE;
        }
        if (order.judgedPrice().isEmpty() && order.notional().isEmpty()) {
            return new Measured.Unknown("no price is known");
        }
        var balance = judged.proposal().balance();
        Money zero = balance.cash().currency().zero();
        Money unsettled = judged.dealings().unsettled(today(judged), zero);
        Money own = balance.cash().minus(unsettled).minus(balance.reserved()).max(zero);
        Money exposed = judged.proposal().exposure().reserved();
        Money needed = judged.proposal().exposure().plus(order).reserved().minus(exposed);
        Money beyond = needed.minus(own).max(zero);
        return Measured.of((beyond.compareTo(unsettled) > 0 ? unsettled : beyond).amount());
    }

    /**
     * How many good faith violations there would be, where the order sells what is not paid for yet. At worst: purchases in doubt have
     * traded and have taken the settled money, and sales that work or are in doubt have traded before this one.
     */
    static Measured violations(LimitCase judged, Scope scope) {
        Order order = judged.order();
        if (judged.proposal().account().kind().isMargin() || order.side() == Side.BUY) {
            return Measured.OUTSIDE;
        }
        Dealings dealings = judged.dealings();
        var unpaid = dealings.unpaid(order.symbol(), judged.proposal().balance().cash(), today(judged));
        if (!unpaid.any()) {
            return Measured.OUTSIDE;
        }
        Decimal paid = judged.proposal().exposure().unpromised().minus(unpaid.held()).max(Decimal.ZERO);
        Decimal units = order.orderQty()
                .or(() -> order.judgedPrice().map(order::leavesQty))
                .map(quantity -> quantity.value())
                .orElse(unpaid.held().plus(unpaid.coming()).plus(paid));
        if (units.compareTo(paid) <= 0) {
            return Measured.OUTSIDE;
        }
        int underWay = dealings.violationsUnderWay(symbol -> held(judged, symbol), order.replaces(), today(judged));
        return new Measured.Value(
                Decimal.of(dealings.violations(today(judged)) + underWay + 1L), true,
                underWay == 0 ? Optional.empty() : Optional.of("sales that work or are in doubt would be " + underWay + " of them"));
    }

    private static Decimal held(LimitCase judged, Symbol symbol) {
        Exposure exposure = judged.exposures().get(symbol);
        return exposure == null ? Decimal.ZERO : exposure.position().quantity().max(Decimal.ZERO);
    }

    /** How many day trades there would be, were what the order opens closed within the day. */
    static Measured dayTrades(LimitCase judged, Scope scope) {
        boolean free = !judged.proposal().account().kind().isMargin()
                || judged.order().instrument().assetClass() != AssetClass.US_EQUITY
                || !judged.equity().currency().equals(Currency.USD)
                || judged.equity().amount().compareTo(DAY_TRADER) >= 0;
        return free
                ? Measured.OUTSIDE
                : Measured.of(Decimal.of(judged.dealings().dayTrades(today(judged)) + 1L));
    }

    private static LocalDate today(LimitCase judged) {
        return Settlement.today(judged.at());
    }
}

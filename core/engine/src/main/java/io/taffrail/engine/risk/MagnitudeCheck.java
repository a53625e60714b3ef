package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * No account comes to stand for more than half of what the ledger's 18 digits can hold, so that no fill can overflow
 * it. An order of which no price is known is reckoned at a price that its class hardly ever reaches. The same
 * goes for the lots of one instrument that are held and ordered.
 */
record MagnitudeCheck() implements RiskCheck {
    private static final Decimal LIMIT = Decimal.of(5_000_000_000L);
    private static final Decimal MOST_LOTS = Decimal.of(500_000_000_000_000_000L);
    private static final Price HIGH = Price.of("100000");
    private static final Price HIGH_RATE = Price.of("1000");

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Money limit = new Money(LIMIT, proposal.account().currency());
        Money already = proposal.balance().gross().plus(proposal.balance().reserved());
        try {
            boolean tooDear = already.plus(worth(proposal.order())).compareTo(limit) > 0;
            boolean tooMany = lots(proposal).compareTo(MOST_LOTS) > 0;
            return tooDear || tooMany ? tooLarge(limit) : Optional.empty();
        } catch (ArithmeticException moreThanTheLedgerHolds) {
            return tooLarge(limit);
        }
    }

    private static Optional<Denial> tooLarge(Money limit) {
        return Optional.of(new Denial.OrderTooLarge(limit));
    }

    private static Money worth(Order order) {
        Price price = order.judgedPrice().orElse(assumed(order));
        return order.notional()
                .orElseGet(() -> order.instrument().worth(price, order.leavesQty(price), RoundingMode.UP));
    }

    /** How many lots are held and ordered; throws where they are too many to count. */
    private static Decimal lots(Proposal proposal) {
        Exposure with = proposal.exposure().plus(proposal.order());
        Decimal units = with.position().quantity().abs().plus(with.openBuys()).plus(with.openSells());
        return units.dividedBy(proposal.order().instrument().rules().lot(), 0, RoundingMode.UP);
    }

    private static Price assumed(Order order) {
        return order.instrument().assetClass() == AssetClass.CURRENCY_PAIR ? HIGH_RATE : HIGH;
    }
}

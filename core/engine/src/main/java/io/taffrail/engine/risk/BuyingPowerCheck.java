package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an order newly reserves must be within the account's buying power; an order that only closes reserves nothing
 * and always passes. A market order for which no price is known yet reserves nothing until there is one.
 *
 * <p>Shares that are sold short are judged at the larger of their limit and 3% above the ask (Alpaca's documentation of
 * orders), because the market may go away before they trade. Crypto is paid for in full.
 */
record BuyingPowerCheck() implements RiskCheck {
    private static final Decimal ABOVE_THE_ASK = Decimal.of("1.03");

    @Override
    public Optional<Denial> check(Proposal proposal) {
        if (!proposal.account().buyingPowerChecked()) {
            return Optional.empty();
        }
        Exposure before = proposal.exposure();
        Money needed =
                before.plus(proposal.order()).reserved().minus(before.reserved()).max(soldShort(proposal));
        Money available = proposal.order().instrument().assetClass() == AssetClass.CRYPTO_PAIR
                ? proposal.balance().ownBuyingPower()
                : proposal.balance().buyingPower();
        return needed.isPositive() && needed.compareTo(available) > 0
                ? Optional.of(new Denial.InsufficientBuyingPower(needed, available))
                : Optional.empty();
    }

    private static Money soldShort(Proposal proposal) {
        Order order = proposal.order();
        Decimal units = proposal.newlyShort();
        // What turns a long position around frees more than the distance is worth.
        if (!units.isPositive() || proposal.exposure().position().isLong() || order.instrument().assetClass() != AssetClass.US_EQUITY) {
            return order.instrument().currency().zero();
        }
        return proposal.quote()
                .map(quote -> new Price(quote.ask().value().times(ABOVE_THE_ASK)))
                .map(dear -> order.judgedPrice().filter(own -> own.isAbove(dear)).orElse(dear))
                .map(price -> order.instrument().worth(price, new Quantity(units), RoundingMode.UP))
                .orElseGet(() -> order.instrument().currency().zero());
    }
}

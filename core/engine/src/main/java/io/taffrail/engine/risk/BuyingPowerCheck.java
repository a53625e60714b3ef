package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import java.util.Optional;

/**
 * What an order newly reserves must be within the account's buying power; an order that only closes reserves nothing
 * and always passes. A market order for which no price is known yet reserves nothing until there is one.
 */
record BuyingPowerCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        if (!proposal.account().buyingPowerChecked()) {
            return Optional.empty();
        }
        Exposure before = proposal.exposure();
        Money needed = before.plus(proposal.order()).reserved().minus(before.reserved());
        Money available = proposal.balance().buyingPower();
        return needed.isPositive() && needed.compareTo(available) > 0
                ? Optional.of(new Denial.InsufficientBuyingPower(needed, available))
                : Optional.empty();
    }
}

package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import java.util.Optional;

/** An account trades what settles in the currency that it is kept in. */
record CurrencyCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        var settlement = proposal.order().instrument().currency();
        var held = proposal.account().currency();
        return settlement.equals(held)
                ? Optional.empty()
                : Optional.of(new Denial.CurrencyNotHeld(settlement, held));
    }
}

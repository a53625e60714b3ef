package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import java.util.Optional;

/** An account whose owner has suspended it takes no new orders, not even one that closes. */
record SuspensionCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        return proposal.configuration().tradingSuspended()
                ? Optional.of(new Denial.TradingSuspended(proposal.account().id()))
                : Optional.empty();
    }
}

package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import java.util.Optional;

/** A client order id names one order of its account for ever. */
record ClientOrderIdCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        return proposal.namesake()
                .map(existing -> new Denial.DuplicateClientOrderId(proposal.order().clientOrderId(), existing));
    }
}

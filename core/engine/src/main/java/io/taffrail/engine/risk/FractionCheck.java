package io.taffrail.engine.risk;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import java.util.Optional;

/** An account whose owner wants whole shares gets no others, but for closing those that it has. */
record FractionCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        boolean applies = !proposal.configuration().fractionalAllowed()
                && order.instrument().assetClass() == AssetClass.US_EQUITY
                && order.amount().isFractional()
                && !proposal.onlyCloses();
        return applies
                ? Optional.of(new Denial.FractionsForbidden(proposal.account().id(), order.symbol()))
                : Optional.empty();
    }
}

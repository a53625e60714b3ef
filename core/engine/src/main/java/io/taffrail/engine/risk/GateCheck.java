package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.statement.Gate;
import java.util.Optional;

/** New risk is taken only while the broker tells everything and agrees with the books. */
record GateCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Gate gate = proposal.link().gate();
        boolean passes = switch (gate) {
            case OPEN         -> true;
            case CLOSING_ONLY -> proposal.onlyCloses();
            case SHUT         -> false;
        };
        return passes
                ? Optional.empty()
                : Optional.of(new Denial.AccountNotReady(
                        proposal.account().id(), gate, proposal.link().because()));
    }
}

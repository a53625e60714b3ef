package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.statement.Gate;
import java.util.Optional;

/**
 * A broker that leaves many orders unanswered is not heard, whatever its stream says: until some are settled no more are sent,
 * so that what is to be looked up stays within what a broker lets us ask.
 */
record DoubtCheck() implements RiskCheck {
    /** A broker's usual budget of requests for a minute (Alpaca: 200), and some. */
    static final int MOST = 256;

    @Override
    public Optional<Denial> check(Proposal proposal) {
        return proposal.inDoubt() < MOST || proposal.onlyCloses()
                ? Optional.empty()
                : Optional.of(new Denial.AccountNotReady(
                        proposal.account().id(), Gate.CLOSING_ONLY,
                        proposal.inDoubt() + " orders were sent and not answered, and are being looked up"));
    }
}

package io.taffrail.engine.risk;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
import java.util.Optional;

/** While entries are halted only what reduces a position leaves, and while everything is halted nothing does. */
record HaltCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        return proposal.halt()
                .filter(halt -> halt.level() == HaltLevel.ALL || !reduces(proposal))
                .map(halt -> new Denial.TradingHalted(halt.scope(), halt.level(), halt.reason()));
    }

    /** That a reduce-only order is no larger than what it can close is for another check. */
    private static boolean reduces(Proposal proposal) {
        return proposal.order().has(Instruction.REDUCE_ONLY) || proposal.onlyCloses();
    }
}

package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Capabilities;
import java.util.Optional;
import java.util.Set;

/** What a broker lacks and the house cannot do in its place is refused before it is sent. */
record OfferCheck() implements RiskCheck {
    /** The house sizes what only closes itself, and has told what comes at the market its worst price. */
    private static final Set<Instruction> OURS =
            Instruction.set(Set.of(Instruction.REDUCE_ONLY, Instruction.MARKETABLE));

    @Override
    public Optional<Denial> check(Proposal proposal) {
        return proposal.link()
                .capabilities()
                .flatMap(offered -> missing(offered, proposal.order()))
                .map(wanted -> new Denial.NotOffered(proposal.account().id(), wanted));
    }

    private static Optional<String> missing(Capabilities offered, Order order) {
        TimeInForce time = order.timeInForce();
        if (time != TimeInForce.GTD && !offered.timesInForce().contains(time)) {
            return Optional.of("time in force " + time);
        }
        return order.instructions().stream()
                .filter(instruction -> !OURS.contains(instruction) && !offered.instructions().contains(instruction))
                .findFirst()
                .map(instruction -> "instruction " + instruction);
    }
}

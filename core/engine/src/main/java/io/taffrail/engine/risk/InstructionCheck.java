package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import java.util.Optional;

/** An order's instructions can be kept by an order of its type, and its time is still to come. */
record InstructionCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Order order = proposal.order();
        boolean waitsAtLimit = order.spec() instanceof OrderSpec.Limit
                && !order.timeInForce().isImmediate()
                && !order.timeInForce().isForAuction();
        if (order.has(Instruction.POST_ONLY) && !waitsAtLimit) {
            return broken("POST_ONLY_IS_A_LIMIT", "the post-only order is no limit order that waits",
                    "a post-only order rests in the book", "order at a limit with day, gtc or gtd");
        }
        if (order.has(Instruction.EXTENDED_HOURS) && !waitsAtLimit) {
            return broken("EXTENDED_HOURS_IS_A_LIMIT", "the order for extended hours is no limit order that waits",
                    "outside the regular session quotes are thin, and only limits protect",
                    "order at a limit with day, gtc or gtd");
        }
        if (order.has(Instruction.REDUCE_ONLY) && order.notional().isPresent()) {
            return broken("REDUCE_ONLY_NEEDS_QUANTITY", "the reduce-only order is for an amount of money",
                    "a position is closed by its units", "order a quantity");
        }
        return order.expireTime()
                .filter(time -> !time.isAfter(order.createdAt()))
                .map(Denial.ExpireTimePassed::new);
    }

    private static Optional<Denial> broken(String rule, String what, String why, String fix) {
        return Optional.of(new Denial.RuleBroken(rule, what, why, fix));
    }
}

package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import java.util.Optional;

/** Instructions that an order of its type and time can keep; extended hours take limits only. */
final class InstructionRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        OrderIntent intent = proposal.intent();
        boolean waitsAtLimit = intent.spec() instanceof OrderSpec.Limit && waits(intent.timeInForce());
        if (intent.instructions().contains(Instruction.EXTENDED_HOURS) && !waitsAtLimit) {
            return refusal("ALPACA_EXTENDED_HOURS",
                    intent.spec().waitsForTrigger()
                            ? "stop orders are not eligible for extended hours trading"
                            : "extended hours order must be DAY or GTC limit orders",
                    "outside the regular session quotes are thin, and only limits protect",
                    "send a limit order, day or gtc");
        }
        if (intent.instructions().contains(Instruction.POST_ONLY) && !waitsAtLimit) {
            return refusal("POST_ONLY_IS_A_LIMIT", "post_only orders must be limit orders that are day, gtc or gtd",
                    "a post-only order rests in the book", "send a limit order, day, gtc or gtd");
        }
        boolean money = intent.amount() instanceof OrderAmount.Notional;
        if (intent.instructions().contains(Instruction.REDUCE_ONLY) && money) {
            return refusal("REDUCE_ONLY_NEEDS_QUANTITY", "reduce_only orders require qty",
                    "a position is closed by its units", "send qty in place of notional");
        }
        return Optional.empty();
    }

    private static boolean waits(TimeInForce asked) {
        return switch (asked) {
            case DAY, GTC, GTD -> true;
            case IOC, FOK, OPG, CLS -> false;
        };
    }

    private static Optional<Refusal> refusal(String rule, String message, String why, String fix) {
        return Optional.of(new Refusal(rule, Errors.business(message), why, fix));
    }
}

package io.taffrail.cli.verb;

import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.TimeInForce;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How an order is to be handled, as {@code buy} and {@code sell} take it. */
public final class HandlingOptions {

    @Option(names = "--tif", paramLabel = "TIF",
            description = "How long it works: day, gtc, gtd, ioc, fok, opg or cls. Default: day, for pairs gtc.")
    Optional<TimeInForce> timeInForce = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", converter = MomentText.class,
            description = "Work until this time, such as 2026-11-21T20:00:00Z; it is then gtd.")
    Optional<Instant> until = Optional.empty();

    @Option(names = "--extended-hours", description = "Trade before and after the regular session too; limit orders only.")
    boolean extendedHours;

    @Option(names = "--post-only", description = "Only rest in the book: refuse the order where it would trade at once.")
    boolean postOnly;

    @Option(names = "--reduce-only", description = "Only close what is held: never open, or add to, a position.")
    boolean reduceOnly;

    Handling handling() {
        var instructions = EnumSet.noneOf(Instruction.class);
        if (extendedHours) {
            instructions.add(Instruction.EXTENDED_HOURS);
        }
        if (postOnly) {
            instructions.add(Instruction.POST_ONLY);
        }
        if (reduceOnly) {
            instructions.add(Instruction.REDUCE_ONLY);
        }
        return new Handling(timeInForce, until, instructions);
    }
}

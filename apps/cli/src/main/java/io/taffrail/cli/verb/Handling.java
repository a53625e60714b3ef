package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.TimeInForce;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How an order was typed to be handled: for how long it is to work, and under which instructions. */
record Handling(Optional<TimeInForce> timeInForce, Optional<Instant> until, Set<Instruction> instructions) {

    Handling {
        instructions = Instruction.set(instructions);
        if (until.isPresent() && timeInForce.filter(tif -> tif != TimeInForce.GTD).isPresent()) {
            throw Problem.usage("UNTIL_AND_TIF", "both --until and --tif " + word(timeInForce.get()) + " are given",
                    "an order that works until a time is good till that time, which is gtd",
                    "give --until alone, or --tif alone").failure();
        }
        if (until.isEmpty() && timeInForce.filter(tif -> tif == TimeInForce.GTD).isPresent()) {
            throw Problem.usage("GTD_WITHOUT_UNTIL", "--tif gtd is given without --until",
                    "an order that is good till a time names it",
                    "for example: --until 2026-11-21T20:00:00Z").failure();
        }
        timeInForce = until.isPresent() ? Optional.of(TimeInForce.GTD) : timeInForce;
    }

    /** As the house does it where nothing is said. */
    static Handling of(Optional<TimeInForce> timeInForce) {
        return new Handling(timeInForce, Optional.empty(), Instruction.NONE);
    }

    private static String word(TimeInForce tif) {
        return tif.name().toLowerCase(Locale.ROOT);
    }
}

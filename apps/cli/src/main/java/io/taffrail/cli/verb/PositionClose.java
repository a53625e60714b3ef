package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail position close SYMBOL}. */
@Command(name = "close", description = "Close a position, or a part of it, at the market. Its exits protect it until it is closed.")
public final class PositionClose extends PositionClosing {

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class,
            description = "Only so many units. Default: all.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--percentage", paramLabel = "P", converter = PositiveDecimal.class,
            description = "Only so much of it, up to 100. Default: all.")
    Optional<Decimal> percentage = Optional.empty();

    public PositionClose(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (quantity.isPresent() && percentage.isPresent()) {
            throw Problem.usage("QTY_AND_PERCENTAGE", "both --qty and --percentage are given",
                    "either says how much to close", "give one of them, or neither to close all").failure();
        }
    }

    @Override
    String way() {
        return "close";
    }

    @Override
    void describe(ObjectNode body) {
        quantity.ifPresent(number -> body.put("qty", number.toString()));
        percentage.ifPresent(number -> body.put("percentage", number.toString()));
    }
}

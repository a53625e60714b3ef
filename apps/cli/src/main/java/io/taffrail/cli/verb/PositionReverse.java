package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code taffrail position reverse SYMBOL}. */
@Command(name = "reverse", description = "Close a position, and once it is closed open the other side.")
public final class PositionReverse extends PositionClosing {

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class,
            description = "How much of the other side. Default: as much as is held.")
    Optional<Decimal> quantity = Optional.empty();

    public PositionReverse(Terminal terminal) {
        super(terminal);
    }

    @Override
    String way() {
        return "reverse";
    }

    @Override
    void describe(ObjectNode body) {
        quantity.ifPresent(number -> body.put("qty", number.toString()));
    }
}

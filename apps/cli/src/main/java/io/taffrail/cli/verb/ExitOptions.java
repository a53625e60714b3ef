package io.taffrail.cli.verb;

import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The exits that {@code buy} and {@code sell} take. */
public final class ExitOptions {

    @Option(names = "--tp", paramLabel = "P", converter = PositiveDecimal.class,
            description = "Take the profit at this price, once the order has traded.")
    Optional<Decimal> takeProfit = Optional.empty();

    @Option(names = "--sl", paramLabel = "P", converter = PositiveDecimal.class,
            description = "Stop the loss at this price; with --tp, what trades first takes the other off.")
    Optional<Decimal> stopLoss = Optional.empty();

    @Option(names = "--sl-limit", paramLabel = "P", converter = PositiveDecimal.class,
            description = "The worst price at which the stop loss may trade. Default: any.")
    Optional<Decimal> stopLimit = Optional.empty();

    @Option(names = "--oco", description = "The order closes what is held already, at --tp or at --sl.")
    boolean oco;

    Exits exits() {
        return new Exits(takeProfit, stopLoss, stopLimit, oco);
    }
}

package io.taffrail.cli.verb;

import io.taffrail.model.order.Side;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code buy} and {@code sell} take. */
public final class TicketOptions {

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "What to trade: AAPL, EUR/USD, BTC/USD.")
    String symbol = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "QTY", converter = PositiveDecimal.class,
            description = "How many units; left out with --notional.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--limit", paramLabel = "P", converter = PositiveDecimal.class,
            description = "The worst price to trade at. Default: any.")
    Optional<Decimal> limit = Optional.empty();

    @Option(names = "--stop", paramLabel = "P", converter = PositiveDecimal.class,
            description = "Wait until the market comes to this price; with --limit, a stop-limit order.")
    Optional<Decimal> stop = Optional.empty();

    @Option(names = "--trail", paramLabel = "N[%]", converter = TrailText.class,
            description = "Wait until the market turns by so much from its best: 2%% of it, or 1.50 in money.")
    Optional<Trail> trail = Optional.empty();

    @Option(names = "--notional", paramLabel = "USD", converter = PositiveDecimal.class,
            description = "For how much money, in place of QTY.")
    Optional<Decimal> notional = Optional.empty();

    @Mixin
    ExitOptions exits = new ExitOptions();

    @Mixin
    HandlingOptions handling = new HandlingOptions();

    @Option(names = "--id", paramLabel = "CLIENT_ID",
            description = "Your own id for the order, used once and never again. Default: the desk makes one.")
    Optional<String> clientOrderId = Optional.empty();

    Ticket ticket(Side side) {
        var out = exits.exits();
        var spec = out.spec(new Prices(limit, stop, trail));
        return new Ticket(side, symbol, quantity, notional, spec, handling.handling(), out.orderClass(), clientOrderId);
    }
}

package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code taffrail sell AAPL 10}. */
@Command(name = "sell", description = "Sell at the market, or as --limit, --stop or --trail say.")
public final class Sell extends OrderVerb {

    @Mixin
    TicketOptions ticket = new TicketOptions();

    public Sell(Terminal terminal) {
        super(terminal);
    }

    @Override
    Ticket ticket() {
        return ticket.ticket(Side.SELL);
    }
}

package io.taffrail.cli.verb;

import io.taffrail.cli.settings.Terminal;
import io.taffrail.model.order.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code taffrail buy AAPL 10}. */
@Command(name = "buy", description = "Buy at the market, or as --limit, --stop or --trail say.")
public final class Buy extends OrderVerb {

    @Mixin
    TicketOptions ticket = new TicketOptions();

    public Buy(Terminal terminal) {
        super(terminal);
    }

    @Override
    Ticket ticket() {
        return ticket.ticket(Side.BUY);
    }
}

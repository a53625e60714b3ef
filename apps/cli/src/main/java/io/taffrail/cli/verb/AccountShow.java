package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import picocli.CommandLine.Command;

/** {@code taffrail account show}. */
@Command(name = "show", description = "Show the account: its cash, its equity, what it can buy.")
public final class AccountShow extends ClientVerb {

    public AccountShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.get("/v2/account", "the account");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        var account = reply.json();
        label(server);
        new Table(Table.words("ACCOUNT " + text(account, "account_number")), Table.number(text(account, "currency")))
                .row("equity", text(account, "equity"))
                .row("cash", text(account, "cash"))
                .row("long positions", text(account, "long_market_value"))
                .row("short positions", text(account, "short_market_value"))
                .row("buying power", text(account, "buying_power"))
                .row("initial margin", text(account, "initial_margin"))
                .row("maintenance margin", text(account, "maintenance_margin"))
                .print(out());
        return ExitCode.OK;
    }
}

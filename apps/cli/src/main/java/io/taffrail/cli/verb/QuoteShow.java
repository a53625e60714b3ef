package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Fields;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code taffrail quote AAPL BTC/USD}. */
@Command(name = "quote", description = "Show the latest quotes.")
public final class QuoteShow extends ClientVerb {

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "Of what: AAPL, EUR/USD, BTC/USD.")
    List<String> symbols = List.of();

    public QuoteShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var table = new Table(
                Table.words("SYMBOL"), Table.number("BID"), Table.number("SIZE"), Table.number("ASK"),
                Table.number("SIZE"), Table.words("TIME (UTC)"));
        List<Reply> replies = new ArrayList<>();
        for (String typed : symbols) {
            var symbol = typed.toUpperCase(Locale.ROOT);
            var reply = latest(server, symbol);
            replies.add(reply);
            var quote = quoteIn(reply, symbol);
            table.row(symbol, text(quote, "bp"), text(quote, "bs"), text(quote, "ap"), text(quote, "as"),
                    Fields.dayAndTime(quote, "t"));
        }
        if (json()) {
            replies.forEach(this::unchanged);
        } else {
            label(server);
            table.print(out());
        }
        return ExitCode.OK;
    }

    private static Reply latest(Server server, String symbol) {
        return server.get(isPair(symbol) ? "/v1beta3/crypto/us/latest/quotes?symbols=" + encoded(symbol)
                : "/v2/stocks/" + encoded(symbol) + "/quotes/latest", "the quote of " + symbol);
    }

    private static JsonNode quoteIn(Reply reply, String symbol) {
        var quote = isPair(symbol) ? reply.json().path("quotes").path(symbol) : reply.json().path("quote");
        if (!quote.isObject()) {
            throw Problem.of(ExitCode.NOT_FOUND, "NO_QUOTE", "there is no quote of " + symbol,
                    "the market has no such symbol, or has not quoted it yet", "try AAPL, EUR/USD or BTC/USD")
                    .failure();
        }
        return quote;
    }

    private static boolean isPair(String symbol) {
        return symbol.contains("/");
    }
}

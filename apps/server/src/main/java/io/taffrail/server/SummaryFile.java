package io.taffrail.server;

import io.taffrail.http.web.Json;
import io.taffrail.model.account.Balance;
import io.taffrail.model.value.Money;
import io.taffrail.views.Positions.Holding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A backtest's summary as JSON; amounts are text. */
public final class SummaryFile {

    private SummaryFile() {}

    static void write(Path file, BacktestSummary summary) throws IOException {
        Files.write(file, Json.pretty(json(summary)));
    }

    /** The summary as it stands in {@code summary.json}. */
    public static ObjectNode json(BacktestSummary summary) {
        var options = summary.options();
        var node = Json.object()
                .put("exchange", options.exchange().kind().word())
                .put("sessions", options.exchange().sessions().name().toLowerCase(Locale.ROOT))
                .put("seed", options.seed())
                .put("account", options.account().name().toLowerCase(Locale.ROOT))
                .put("buying_power_checked", options.risk().buyingPowerChecked())
                .put("market", summary.source().name())
                .put("market_sha256", summary.source().fingerprint())
                .put("from", FillsFile.time(summary.from()))
                .put("to", FillsFile.time(summary.to()));
        ObjectNode orders = node.putObject("orders");
        summary.orders().forEach((status, count) -> orders.put(status.name(), count));
        node.put("fills", summary.fills());
        money(node, summary);
        var positions = node.putArray("positions");
        summary.positions().forEach(holding -> positions.add(position(holding)));
        node.putObject("journal")
                .put("entries", summary.head().sequence())
                .put("head", summary.head().hash());
        return node;
    }

    private static void money(ObjectNode node, BacktestSummary summary) {
        Balance balance = summary.standing().balance();
        Money unrealised = summary.positions().stream()
                .map(holding -> holding.position().unrealised(holding.mark()))
                .reduce(balance.cash().currency().zero(), Money::plus);
        node.put("currency", balance.cash().currency().code())
                .put("starting_cash", amount(summary.standing().account().startingCash()))
                .put("cash", amount(balance.cash()))
                .put("equity", amount(balance.equity()))
                .put("realised_pl", amount(summary.standing().realised()))
                .put("unrealised_pl", amount(unrealised));
    }

    private static ObjectNode position(Holding holding) {
        var position = holding.position();
        return Json.object()
                .put("symbol", position.instrument().symbol().value())
                .put("qty", position.quantity().toString())
                .put("avg_entry_price", position.averagePrice().map(Object::toString).orElse(""))
                .put("price", holding.mark().toString())
                .put("market_value", amount(position.marketValue(holding.mark())))
                .put("unrealised_pl", amount(position.unrealised(holding.mark())));
    }

    private static String amount(Money money) {
        return money.amount().toString();
    }
}

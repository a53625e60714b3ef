package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A signal by flags; the names of its fields are those of the house's own messages. */
final class SignalOptions {

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "What to trade.")
    Optional<String> symbol = Optional.empty();

    @Option(names = "--action", paramLabel = "ACTION",
            description = "buy, sell, long, short, add, exit, exit_long, exit_short, target or cancel.")
    Optional<String> action = Optional.empty();

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "Whose signal it is. Default: the account's own, by hand.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--qty", paramLabel = "QTY", converter = PositiveDecimal.class, description = "How many units.")
    Optional<Decimal> quantity = Optional.empty();

    @Option(names = "--size", paramLabel = "RULE",
            description = "How much, by a rule: risk:1%%, notional:5000, equity:5%%, target:20%%. Default: the strategy's own.")
    Optional<String> size = Optional.empty();

    @Option(names = "--limit", paramLabel = "PRICE", converter = PositiveDecimal.class, description = "Enter at this price or better.")
    Optional<Decimal> limit = Optional.empty();

    @Option(names = "--stop-loss", paramLabel = "PRICE", converter = PositiveDecimal.class,
            description = "Where the position is given up.")
    Optional<Decimal> stopLoss = Optional.empty();

    @Option(names = "--take-profit", paramLabel = "PRICE", converter = PositiveDecimal.class,
            description = "Where the profit is taken.")
    Optional<Decimal> takeProfit = Optional.empty();

    @Option(names = "--confidence", paramLabel = "0..1", description = "How sure the strategy is.")
    Optional<String> confidence = Optional.empty();

    @Option(names = "--price", paramLabel = "PRICE", converter = PositiveDecimal.class,
            description = "The price that the strategy saw; slippage is reckoned from it.")
    Optional<Decimal> price = Optional.empty();

    @Option(names = "--tif", paramLabel = "TIF", description = "day, gtc, ioc, fok, opg or cls.")
    Optional<String> timeInForce = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "Its name: it trades once, however often it is sent.")
    Optional<String> id = Optional.empty();

    boolean isGiven() {
        return symbol.isPresent() || action.isPresent();
    }

    /** The message; what is missing or malformed in it the server says. */
    String body() {
        var json = Json.MAPPER.createObjectNode().put("v", 1);
        symbol.ifPresent(value -> json.put("symbol", value));
        action.ifPresent(value -> json.put("action", value));
        strategy.ifPresent(value -> json.put("strategy", value));
        quantity.ifPresent(value -> json.put("qty", value.toString()));
        size.ifPresent(value -> json.put("size", value));
        limit.ifPresent(value -> json.put("limit_price", value.toString()));
        stopLoss.ifPresent(value -> json.put("stop_loss", value.toString()));
        takeProfit.ifPresent(value -> json.put("take_profit", value.toString()));
        confidence.ifPresent(value -> json.put("confidence", value));
        price.ifPresent(value -> json.put("price", value.toString()));
        timeInForce.ifPresent(value -> json.put("tif", value));
        id.ifPresent(value -> json.put("id", value));
        return json.toString();
    }
}

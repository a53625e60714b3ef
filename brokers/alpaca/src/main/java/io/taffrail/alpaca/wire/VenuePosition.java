package io.taffrail.alpaca.wire;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A position as Alpaca tells it.
 *
 * @param symbol as Alpaca writes it here: a pair without its slash
 * @param quantity units; below zero where they were sold short
 */
public record VenuePosition(String symbol, Optional<String> assetId, String assetClass, Decimal quantity, Price avgPx) {

    public static VenuePosition of(JsonNode node) {
        Decimal said = Fields.decimal(node, "qty");
        boolean sold = switch (Fields.optionalText(node, "side").orElse(said.isNegative() ? "short" : "long")) {
            case "long"  -> false;
            case "short" -> true;
            default      -> throw new UntrustedException("a position's side is " + node.path("side"));
        };
        return new VenuePosition(
                Fields.text(node, "symbol"),
                Fields.optionalText(node, "asset_id"),
                Fields.optionalText(node, "asset_class").orElse("us_equity"),
                sold ? said.abs().negated() : said,
                new Price(Fields.decimal(node, "avg_entry_price")));
    }
}

package io.taffrail.alpaca.wire;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What {@code GET /v2/account} says.
 *
 * @param number {@code PA…} for paper accounts
 * @param blocked why no orders are taken of it, where that is so
 */
public record VenueAccount(String number, String status, Money cash, Optional<String> blocked) {
    private static final Set<String> TRADING = Set.of("ACTIVE", "PAPER_ONLY", "LIMITED");

    /**
     * The account as Alpaca wrote it.
     *
     * @throws UntrustedException where something of it is missing or makes no sense
     */
    public static VenueAccount of(JsonNode node) {
        String number = Fields.text(node, "account_number");
        String status = Fields.text(node, "status");
        Currency currency = currency(Fields.optionalText(node, "currency").orElse("USD"));
        Money cash = new Money(Fields.decimal(node, "cash"), currency);
        return new VenueAccount(number, status, cash, blocked(node, status));
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException unheardOf) {
            throw new UntrustedException("an account's currency is " + code, unheardOf);
        }
    }

    private static Optional<String> blocked(JsonNode node, String status) {
        if (!TRADING.contains(status)) {
            return Optional.of("status is " + status);
        }
        for (String block : Set.of("account_blocked", "trading_blocked")) {
            if (node.path(block).asBoolean(false)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }
}

package io.taffrail.alpaca.wire;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An order as Alpaca tells it, as far as it can be trusted.
 *
 * @param symbol as Alpaca writes it
 * @param quantity how many units, where it counts in units
 * @param notional for how much money, where it counts in money
 * @param filled how many units have traded, by Alpaca's count
 * @param statusWord the status as it was written
 * @param changed when it last changed
 * @param ended when it was over, where it is
 * @param reason why it was refused, where that is said
 * @param terms its prices and time in force; empty where they are in words that nobody here knows
 * @param legs the orders that it brought with it
 */
public record VenueOrder(
        VenueOrderId id,
        ClientOrderId clientOrderId,
        String symbol,
        Optional<String> assetId,
        String assetClass,
        Side side,
        Optional<Quantity> quantity,
        Optional<Decimal> notional,
        Quantity filled,
        VenueStatus status,
        String statusWord,
        Optional<VenueOrderId> replaces,
        Optional<VenueOrderId> replacedBy,
        Instant created,
        Instant changed,
        Optional<Instant> ended,
        Optional<String> reason,
        Optional<Terms> terms,
        List<VenueOrder> legs) {
    private static final int MOST_LEGS = 8;

    public VenueOrder {
        legs = List.copyOf(legs);
    }

    /**
     * The order as Alpaca wrote it.
     *
     * @throws UntrustedException where something that matters is missing or makes no sense
     */
    public static VenueOrder of(JsonNode node) {
        if (!node.isObject()) {
            throw new UntrustedException("an order is an object, not " + node.getNodeType());
        }
        String word = Fields.text(node, "status");
        Instant created = Fields.time(node, "created_at");
        Instant changed = Fields.optionalTime(node, "updated_at").orElse(created);
        var order = new VenueOrder(
                new VenueOrderId(Fields.id(node, "id")),
                new ClientOrderId(Fields.id(node, "client_order_id")),
                Fields.text(node, "symbol"),
                Fields.optionalText(node, "asset_id"),
                Fields.optionalText(node, "asset_class").orElse("us_equity"),
                side(Fields.text(node, "side")),
                Fields.optionalQuantity(node, "qty"),
                Fields.optionalDecimal(node, "notional"),
                Fields.optionalQuantity(node, "filled_qty").orElse(Quantity.ZERO),
                VenueStatus.of(word),
                word,
                Fields.optionalId(node, "replaces").map(VenueOrderId::new),
                Fields.optionalId(node, "replaced_by").map(VenueOrderId::new),
                created,
                changed,
                ended(node),
                reason(node.path("reject_reason")),
                terms(node),
                legs(node.path("legs")));
        return order.checked();
    }

    /** An order of so many units cannot have traded more of them than that: such a tale is not about this order. */
    private VenueOrder checked() {
        if (quantity.isEmpty() && notional.isEmpty()) {
            throw new UntrustedException("an order has neither qty nor notional");
        }
        if (status == VenueStatus.FILLED && filled.isZero()) {
            throw new UntrustedException("an order is filled, and nothing of it has traded");
        }
        return this;
    }

    /** When it came to stand as it does. */
    public Instant since() {
        return ended.orElse(changed);
    }

    /** Whether it is over without having traded all of it, and without another in its place: what waited for it falls with it. */
    public boolean endedEarly() {
        return isOver() && status != VenueStatus.FILLED && status != VenueStatus.REPLACED;
    }

    public boolean isOver() {
        return status.isOver();
    }

    static Side side(String word) {
        return switch (word) {
            case "buy"  -> Side.BUY;
            case "sell" -> Side.SELL;
            default     -> throw new UntrustedException("side is " + word);
        };
    }

    private static Optional<Instant> ended(JsonNode node) {
        return Fields.optionalTime(node, "filled_at")
                .or(() -> Fields.optionalTime(node, "canceled_at"))
                .or(() -> Fields.optionalTime(node, "expired_at"))
                .or(() -> Fields.optionalTime(node, "failed_at"))
                .or(() -> Fields.optionalTime(node, "replaced_at"));
    }

    private static Optional<String> reason(JsonNode said) {
        Optional<String> why = said.isObject() ? Fields.optionalText(said, "why") : Optional.empty();
        return said.isString() ? Optional.of(said.stringValue()).filter(text -> text.length() < 1000) : why;
    }

    private static Optional<Terms> terms(JsonNode node) {
        try {
            return Optional.of(Terms.of(node));
        } catch (UntrustedException unheardOf) {
            return Optional.empty();
        }
    }

    private static List<VenueOrder> legs(JsonNode said) {
        if (said.size() > MOST_LEGS) {
            throw new UntrustedException("an order with " + said.size() + " legs");
        }
        List<VenueOrder> legs = new ArrayList<>();
        if (said.isArray()) {
            said.forEach(leg -> legs.add(VenueOrder.of(leg)));
        }
        return legs;
    }
}

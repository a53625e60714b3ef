package io.taffrail.alpaca.wire;

import io.taffrail.model.id.TradeId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Liquidity;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One execution as Alpaca tells it, by its stream or among the account's activities.
 *
 * @param id by which it is counted once: the stream's {@code execution_id}, which is the second half of the activity's id
 * @param order Alpaca's name of the order that traded
 */
public record VenueExecution(
        TradeId id, VenueOrderId order, String symbol, Side side, Quantity quantity, Price price, Instant at) {
    private static final String PARTED = "::";

    public VenueExecution {
        if (quantity.isZero()) {
            throw new UntrustedException("an execution of nothing: " + id);
        }
    }

    /** Whether an activity takes back, or changes, an execution instead of telling one. */
    public static boolean isCorrection(JsonNode activity) {
        return VenueEvent.of(activity.path("type").asString("")).isCorrection();
    }

    /**
     * The execution that a {@code FILL} activity tells.
     *
     * @throws UntrustedException also of a correction, which must not be booked as one more
     */
    public static VenueExecution of(JsonNode activity) {
        if (isCorrection(activity)) {
            throw new UntrustedException("a correction of an execution: " + Fields.id(activity, "id"));
        }
        return new VenueExecution(
                new TradeId(execution(Fields.id(activity, "id"))),
                new VenueOrderId(Fields.id(activity, "order_id")),
                Fields.text(activity, "symbol"),
                activitySide(Fields.text(activity, "side")),
                Fields.quantity(activity, "qty"),
                Fields.price(activity, "price"),
                Fields.time(activity, "transaction_time"));
    }

    /** As the desk books it. Alpaca names no commission with an execution: fees are activities of their own. */
    public Fill fill(Currency currency) {
        return new Fill(id, quantity, price, currency.zero(), Liquidity.TAKER, at);
    }

    private static String execution(String activityId) {
        int parted = activityId.indexOf(PARTED);
        if (parted < 1 || parted + PARTED.length() >= activityId.length()) {
            throw new UntrustedException("an activity's id is a time, two colons and a name, not " + activityId);
        }
        return activityId.substring(parted + PARTED.length());
    }

    /** Activities know one word more than orders do. */
    private static Side activitySide(String word) {
        return word.equals("sell_short") ? Side.SELL : VenueOrder.side(word);
    }
}

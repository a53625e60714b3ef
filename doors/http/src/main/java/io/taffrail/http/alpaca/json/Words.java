package io.taffrail.http.alpaca.json;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.views.PositionEffect;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The house's words in Alpaca's. */
public final class Words {
    private Words() {}

    static String status(OrderStatus status) {
        return switch (status) {
            case INITIALIZED, SUBMITTED, IN_DOUBT -> "pending_new";
            case DENIED, REJECTED                 -> "rejected";
            case HELD                             -> "held";
            case ACCEPTED, TRIGGERED              -> "new";
            case PARTIALLY_FILLED                 -> "partially_filled";
            case FILLED                           -> "filled";
            case PENDING_CANCEL                   -> "pending_cancel";
            case PENDING_REPLACE                  -> "pending_replace";
            case REPLACED                         -> "replaced";
            case CANCELED                         -> "canceled";
            case EXPIRED                          -> "expired";
            case DONE_FOR_DAY                     -> "done_for_day";
            case SUSPENDED                        -> "suspended";
        };
    }

    /** The word in {@code order is already in "filled" state}. */
    public static String state(OrderStatus status) {
        return status(status);
    }

    /** Alpaca trades no currencies; {@code crypto} is its only class of pairs. */
    public static String assetClass(AssetClass assetClass) {
        return switch (assetClass) {
            case US_EQUITY                  -> "us_equity";
            case CURRENCY_PAIR, CRYPTO_PAIR -> "crypto";
        };
    }

    /** The house knows no listing venues: equities show as listed on NASDAQ, pairs as Alpaca shows its pairs. */
    public static String exchange(AssetClass assetClass) {
        return switch (assetClass) {
            case US_EQUITY                  -> "NASDAQ";
            case CURRENCY_PAIR, CRYPTO_PAIR -> "CRYPTO";
        };
    }

    static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    static String timeInForce(TimeInForce timeInForce) {
        return timeInForce.name().toLowerCase(Locale.ROOT);
    }

    public static String type(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market _ -> "market";
            case OrderSpec.Limit _  -> "limit";
            case OrderSpec.Stop _   -> "stop";
            case OrderSpec.StopLimit _    -> "stop_limit";
            case OrderSpec.TrailingStop _ -> "trailing_stop";
        };
    }

    static String orderClass(GroupLink.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The part that an order plays in its group: {@code entry}, {@code take_profit} or {@code stop_loss}. */
    static String role(GroupLink.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    public static String intent(Side side, PositionEffect effect) {
        return switch (side) {
            case BUY  -> effect == PositionEffect.OPEN ? "buy_to_open" : "buy_to_close";
            case SELL -> effect == PositionEffect.OPEN ? "sell_to_open" : "sell_to_close";
        };
    }

    /** Alpaca's names for executions are UUIDs; ours follow from the order and the venue's name for the trade. */
    public static UUID executionId(OrderId order, TradeId trade) {
        return OrderId.uuid("execution", order.value(), trade.value());
    }

    /** The same for a symbol in every folder. */
    public static String assetId(Symbol symbol) {
        return OrderId.uuid("asset", symbol.value()).toString();
    }

    /** Alpaca writes pairs with a slash in orders and without one in positions. */
    public static String positionSymbol(Instrument instrument) {
        return instrument.symbol().value().replace("/", "");
    }

    static void text(ObjectNode node, String name, Optional<?> value) {
        value.ifPresentOrElse(v -> node.put(name, v.toString()), () -> node.putNull(name));
    }
}

package io.taffrail.http.stream;

import io.taffrail.http.alpaca.json.ActivityJson;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.web.Json;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Activity;
import io.taffrail.views.Blotter;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An activity as Alpaca's stream of them writes it: what all have in common, and details by its kind. */
final class ActivityEventJson {
    private ActivityEventJson() {}

    /** @param orders where the order of a fill is found */
    static ObjectNode of(Activity activity, String eventId, Blotter orders) {
        var node = Json.object();
        node.put("event_id", eventId);
        node.put("at", activity.at().toString());
        node.put("activity_type", ActivityJson.type(activity));
        node.put("status", "executed");
        node.put("ref_id", ActivityJson.uuid(activity).toString());
        switch (activity) {
            case Activity.Traded traded   -> add(node, traded, orders.find(traded.order()));
            case Activity.Charged charged -> add(node, charged);
            case Activity.Moved moved     -> add(node, moved);
        }
        return node;
    }

    private static void add(ObjectNode node, Activity.Traded traded, Optional<Order> order) {
        node.put("executed_at", traded.venueTime().toString());
        node.put("price", traded.price().toString());
        node.put("qty", traded.quantity().toString());
        order.ifPresent(known -> {
            Money worth = known.instrument().worth(traded.price(), traded.quantity(), RoundingMode.HALF_EVEN);
            money(node, traded.side() == Side.BUY ? worth.negated() : worth);
        });
        LocalDate date = date(traded.at());
        boolean shares = order.filter(known -> known.instrument().assetClass() == AssetClass.US_EQUITY).isPresent();
        node.put("settle_date", (shares ? new NewYorkEquities().settlement(date) : date).toString());
        var details = node.putObject("details");
        details.put("execution_type", "fill");
        details.put("asset_id", Words.assetId(traded.symbol()));
        details.put("symbol", traded.symbol().value());
        details.put("side", traded.side() == Side.BUY ? "buy" : "sell");
        details.put("order_id", traded.order().value());
        order.ifPresent(known -> details.put("client_order_id", known.clientOrderId().value()));
        details.put("order_status", traded.status() == OrderStatus.FILLED ? "filled" : "partially_filled");
        details.put("cum_qty", traded.cumQty().toString());
        traded.leavesQty().ifPresent(leaves -> details.put("leaves_qty", leaves.toString()));
    }

    private static void add(ObjectNode node, Activity.Charged charged) {
        node.put("activity_subtype", "COM");
        node.put("executed_at", charged.at().toString());
        node.put("settle_date", date(charged.at()).toString());
        money(node, charged.commission().negated());
        node.putObject("details")
                .put("system_date", date(charged.at()).toString())
                .put("parent_id", Words.executionId(charged.order(), charged.trade()).toString());
    }

    private static void add(ObjectNode node, Activity.Moved moved) {
        node.put("executed_at", moved.at().toString());
        node.put("settle_date", date(moved.at()).toString());
        money(node, moved.change());
        var details = node.putObject("details").put("system_date", date(moved.at()).toString());
        moved.movement().symbol().ifPresent(symbol -> details.put("symbol", symbol.value()));
        moved.movement().date().ifPresent(date -> details.put("position_date", date.toString()));
        details.put("description", moved.reason());
    }

    private static void money(ObjectNode node, Money amount) {
        node.put("net_amount", amount.amount().toString()).put("currency", amount.currency().code());
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }
}

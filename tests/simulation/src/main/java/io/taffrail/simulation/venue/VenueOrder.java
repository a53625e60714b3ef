package io.taffrail.simulation.venue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order as the venue keeps it: changed in place, with thousandths of shares and cents, and nothing in common with the product's. */
final class VenueOrder {
    private static final JsonMapper JSON = new JsonMapper();

    final String id;
    final String name;
    final String symbol;
    final boolean buy;
    final String type;
    final String timeInForce;
    final Instant created;
    Optional<VenueOrder> parent;
    final List<VenueOrder> legs = new ArrayList<>();
    /** What others could read of it, and since when. */
    private final List<Shown> history = new ArrayList<>();
    String orderClass = "";
    long quantity;
    /** Where it is for an amount of money, that, in thousandths of a cent; its quantity is known once it trades. */
    long notional;
    long limit;
    long stop;
    boolean triggered;
    /** How far a trailing stop keeps behind the best price since it came, in cents; 0 of others. */
    long trail;
    private long best;
    long filled;
    /** What the orders before it have traded, as far as it shows them. */
    long carried;
    long filledWorth;
    String status = "new";
    Optional<String> replaces = Optional.empty();
    Optional<String> replacedBy = Optional.empty();
    Optional<Instant> over = Optional.empty();
    Instant updated;

    private record Shown(Instant since, ObjectNode json) {}

    VenueOrder(
            String id, String name, String symbol, boolean buy, String type, String timeInForce, Instant created,
            Optional<VenueOrder> parent) {
        this.id = id;
        this.name = name;
        this.symbol = symbol;
        this.buy = buy;
        this.type = type;
        this.timeInForce = timeInForce;
        this.created = created;
        this.updated = created;
        this.parent = parent;
    }

    boolean isOpen() {
        return over.isEmpty();
    }

    /** Whether it can trade. */
    boolean isLive() {
        return isOpen() && !status.equals("held");
    }

    /** A stop that trails goes where the price goes, as far as that is good for its owner. */
    void follow(long price) {
        if (trail != 0) {
            best = best == 0 ? price : buy ? Math.min(best, price) : Math.max(best, price);
            stop = buy ? best + trail : best - trail;
        }
    }

    long leaves() {
        return quantity - filled;
    }

    void end(String how, Instant at) {
        status = how;
        over = Optional.of(at);
        updated = at;
    }

    /** Others see it as it is now from now on. */
    void show(Instant at) {
        history.add(new Shown(at, json()));
        parent.ifPresent(entry -> entry.show(at));
    }

    /** What could be read of it at a moment. */
    Optional<ObjectNode> shownAt(Instant moment) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (!history.get(i).since().isAfter(moment)) {
                return Optional.of(history.get(i).json());
            }
        }
        return Optional.empty();
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", id).put("client_order_id", name);
        json.put("created_at", created.toString()).put("updated_at", updated.toString());
        json.put("submitted_at", created.toString());
        ended(json);
        json.put("replaced_by", replacedBy.orElse(null)).put("replaces", replaces.orElse(null));
        json.put("asset_id", "asset-" + symbol).put("symbol", symbol).put("asset_class", "us_equity");
        json.put("notional", notional == 0 ? null : Cents.text(notional / Shares.WHOLE));
        json.put("qty", notional == 0 ? Shares.text(quantity + carried) : null).put("filled_qty", Shares.text(filled + carried));
        json.put("filled_avg_price", filled == 0 ? null : Cents.text(filledWorth / filled));
        json.put("order_class", orderClass).put("order_type", type).put("type", type).put("side", buy ? "buy" : "sell");
        json.put("time_in_force", timeInForce);
        json.put("limit_price", limit == 0 ? null : Cents.text(limit)).put("stop_price", stop == 0 ? null : Cents.text(stop));
        json.put("status", status).put("extended_hours", false);
        json.putNull("trail_percent").put("trail_price", trail == 0 ? null : Cents.text(trail));
        json.put("hwm", best == 0 ? null : Cents.text(best));
        if (legs.isEmpty()) {
            json.putNull("legs");
        } else {
            var all = json.putArray("legs");
            legs.forEach(leg -> all.add(leg.json()));
        }
        return json;
    }

    private void ended(ObjectNode json) {
        for (String word : List.of("filled", "canceled", "expired", "replaced", "failed")) {
            boolean so = word.equals("failed") ? status.equals("rejected") : status.equals(word);
            json.put(word + "_at", so ? over.map(Instant::toString).orElse(null) : null);
        }
    }
}

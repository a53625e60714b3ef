package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.ports.Activity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** An activity as Alpaca writes it; its id, New York's time and a UUID, is also the token of the page behind it. */
public final class ActivityJson {
    /** Alpaca's examples have the time of New York in the id and UTC in the fields. */
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");

    private static final String BETWEEN = "::";

    private ActivityJson() {}

    public static ObjectNode of(Activity activity) {
        return switch (activity) {
            case Activity.Traded traded   -> of(traded);
            case Activity.Charged charged -> of(charged);
            case Activity.Moved moved     -> of(moved);
        };
    }

    /** {@code 20260302093000123::} and the id that the account streams have for a fill. */
    public static String id(Activity activity) {
        return ID_TIME.format(activity.at().atZone(NewYorkSession.NEW_YORK)) + BETWEEN + uuid(activity);
    }

    /**
     * The milliseconds in which the activity of an id can have been booked: in the hour that comes twice there are two.
     *
     * @throws DateTimeParseException where it is no id
     */
    public static List<Instant> times(String id) {
        String[] parts = id.split(BETWEEN, 2);
        LocalDateTime local = LocalDateTime.parse(parts[0], ID_TIME);
        return NewYorkSession.NEW_YORK.getRules().getValidOffsets(local).stream().map(local::toInstant).toList();
    }

    /** The span of one of those milliseconds. */
    public static Instant end(Instant millisecond) {
        return millisecond.plus(1, ChronoUnit.MILLIS);
    }

    /** Alpaca's word for its kind. */
    public static String type(Activity activity) {
        return switch (activity) {
            case Activity.Traded _ -> "FILL";
            case Activity.Charged charged -> switch (charged.assetClass()) {
                case US_EQUITY                  -> "FEE";
                case CRYPTO_PAIR, CURRENCY_PAIR -> "CFEE";
            };
            case Activity.Moved moved -> switch (moved.movement().kind()) {
                case OPENING      -> "JNLC";
                case BORROW_FEE   -> "FEE";
                case DIVIDEND     -> "DIV";
                case TRADE, OTHER -> "MISC";
            };
        };
    }

    public static UUID uuid(Activity activity) {
        return switch (activity) {
            case Activity.Traded traded -> Words.executionId(traded.order(), traded.trade());
            case Activity.Charged charged -> OrderId.uuid(
                    "commission", charged.order().value(), charged.trade().value());
            case Activity.Moved moved -> OrderId.uuid(
                    "cash", moved.account().value(), moved.place().sequence() + "." + moved.place().part(),
                    moved.at().toString());
        };
    }

    private static ObjectNode of(Activity.Traded traded) {
        var node = Json.object();
        node.put("id", id(traded));
        node.put("activity_type", type(traded));
        node.put("transaction_time", traded.venueTime().toString());
        node.put("type", traded.status() == OrderStatus.FILLED ? "fill" : "partial_fill");
        node.put("price", traded.price().toString());
        node.put("qty", traded.quantity().toString());
        node.put("side", Words.side(traded.side()));
        node.put("symbol", traded.symbol().value());
        traded.leavesQty().ifPresent(leaves -> node.put("leaves_qty", leaves.toString()));
        node.put("order_id", traded.order().value());
        node.put("cum_qty", traded.cumQty().toString());
        node.put("order_status", traded.status() == OrderStatus.FILLED ? "filled" : "partially_filled");
        return node;
    }

    private static ObjectNode of(Activity.Charged charged) {
        ObjectNode node = nonTrade(charged, LocalDate.ofInstant(charged.at(), NewYorkSession.NEW_YORK));
        node.put("activity_sub_type", "COM");
        node.put("net_amount", charged.commission().negated().amount().toString());
        node.put("currency", charged.commission().currency().code());
        node.put("symbol", charged.symbol().value());
        node.put("order_id", charged.order().value());
        node.put("description", "commission for " + charged.quantity() + " " + charged.symbol());
        return node;
    }

    private static ObjectNode of(Activity.Moved moved) {
        var movement = moved.movement();
        ObjectNode node = nonTrade(
                moved, movement.date().orElseGet(() -> LocalDate.ofInstant(moved.at(), NewYorkSession.NEW_YORK)));
        if (type(moved).equals("DIV")) {
            // Who is short pays in the dividend's place.
            node.put("activity_sub_type", moved.change().isNegative() ? "SPD" : "CDIV");
        }
        node.put("net_amount", moved.change().amount().toString());
        node.put("currency", moved.change().currency().code());
        movement.symbol().ifPresent(symbol -> node.put("symbol", symbol.value()));
        node.put("description", moved.reason());
        return node;
    }

    /** The published type of the date is a time; its examples have the date alone, which says no more. */
    private static ObjectNode nonTrade(Activity activity, LocalDate date) {
        return Json.object()
                .put("id", id(activity))
                .put("activity_type", type(activity))
                .put("date", date.atStartOfDay(ZoneOffset.UTC).toInstant().toString())
                .put("created_at", activity.at().toString())
                .put("status", "executed");
    }
}

package io.taffrail.http.alpaca;

import io.taffrail.model.order.TimeInForce;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a body's order is to work. {@code gtd} is this house's extension of Alpaca's words; it comes with
 * {@code expire_time}.
 */
record TimeRequest(TimeInForce timeInForce, Optional<Instant> expireTime) {

    static TimeRequest of(Fields fields) {
        TimeInForce asked = word(fields.text("time_in_force").orElse(""));
        Optional<Instant> until = fields.moment("expire_time");
        if (asked == TimeInForce.GTD && until.isEmpty()) {
            throw Errors.parameter("gtd orders require an expire_time");
        }
        if (asked != TimeInForce.GTD && until.isPresent()) {
            throw Errors.parameter("only gtd orders have an expire_time");
        }
        return new TimeRequest(asked, until);
    }

    static TimeInForce word(String word) {
        return switch (word) {
            case "day" -> TimeInForce.DAY;
            case "gtc" -> TimeInForce.GTC;
            case "gtd" -> TimeInForce.GTD;
            case "ioc" -> TimeInForce.IOC;
            case "fok" -> TimeInForce.FOK;
            case "opg" -> TimeInForce.OPG;
            case "cls" -> TimeInForce.CLS;
            default -> throw Errors.parameter("invalid time_in_force");
        };
    }
}

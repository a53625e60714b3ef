package io.taffrail.http.house;

import io.taffrail.http.web.Json;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Limits and what they say, as JSON; numbers are text, because they are exact. */
public final class RiskJson {
    private RiskJson() {}

    /** A limit with what is used of it. */
    static ObjectNode of(LimitUse use) {
        Limit limit = use.limit();
        ObjectNode json = Json.object()
                .put("rule", limit.rule().word())
                .put("scope", limit.scope().toString())
                .put("value", limit.value().toString())
                .put("unit", limit.rule().unit().name().toLowerCase(Locale.ROOT));
        put(json, "used", use.used());
        put(json, "headroom", use.headroom());
        json.put("tripped", use.tripped())
                .put("set_by", limit.setBy())
                .put("reason", limit.reason())
                .put("at", limit.at().toString());
        limit.until().ifPresentOrElse(end -> json.put("until", end.toString()), () -> json.putNull("until"));
        return json.put("measures", limit.rule().measures()).put("doc", limit.rule().anchor());
    }

    /** A limit that nobody has set, in the same fields. */
    static ObjectNode unset(Rule rule, Scope scope) {
        return Json.object()
                .put("rule", rule.word())
                .put("scope", scope.toString())
                .putNull("value")
                .put("unit", rule.unit().name().toLowerCase(Locale.ROOT))
                .putNull("used")
                .putNull("headroom")
                .put("tripped", false)
                .putNull("set_by")
                .putNull("reason")
                .putNull("at")
                .putNull("until")
                .put("measures", rule.measures())
                .put("doc", rule.anchor());
    }

    /** What would become of an order. */
    static ObjectNode of(Trial trial) {
        ObjectNode json = Json.object().put("passes", trial.denial().isEmpty());
        trial.denial().ifPresentOrElse(denial -> json.set("denial", of(denial)), () -> json.putNull("denial"));
        trial.largest()
                .ifPresentOrElse(largest -> json.put("largest_qty", largest.toString()), () -> json.putNull("largest_qty"));
        ArrayNode readings = json.putArray("readings");
        trial.readings().forEach(reading -> readings.add(of(reading)));
        ArrayNode confirm = json.putArray("confirm");
        trial.toConfirm().forEach(reading -> confirm.add(of(reading)
                .put("unit", reading.rule().unit().name().toLowerCase(Locale.ROOT))
                .put("what", reading.text())));
        return json;
    }

    /** What one limit said of an order. */
    public static ObjectNode of(Reading reading) {
        ObjectNode json = Json.object()
                .put("rule", reading.rule().word())
                .put("scope", reading.scope().toString());
        put(json, "value", reading.value());
        json.put("limit", reading.limit().toString()).put("passed", reading.passed());
        reading.note().ifPresent(note -> json.put("note", note));
        return json;
    }

    /** Why an order is refused. */
    public static ObjectNode of(Denial denial) {
        return Json.object()
                .put("code", denial.code())
                .put("what", denial.what())
                .put("why", denial.why())
                .put("fix", denial.fix())
                .put("doc", denial.anchor());
    }

    private static void put(ObjectNode json, String name, Optional<Decimal> number) {
        number.ifPresentOrElse(known -> json.put(name, known.toString()), () -> json.putNull(name));
    }
}

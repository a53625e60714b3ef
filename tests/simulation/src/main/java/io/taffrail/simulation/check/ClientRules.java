package io.taffrail.simulation.check;

import io.taffrail.simulation.desk.DeskDoor.Asked;
import io.taffrail.simulation.desk.DeskDoor.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Looks at what a client is told: the same request under one key, and a name that comes twice. */
public final class ClientRules {
    private static final Pattern NAME = Pattern.compile("\"client_order_id\":\"([^\"]+)\"");

    private final Violations violations;
    private final Map<String, String> byKey = new LinkedHashMap<>();
    private final Map<String, String> byName = new LinkedHashMap<>();

    public ClientRules(Violations violations) {
        this.violations = violations;
    }

    /** An answer came. */
    public void heard(Asked asked, Told told) {
        violations.unless(told.status() != 500, Invariant.I11, asked + " was answered " + told.status());
        asked.requestKey().filter(key -> byKey.containsKey(key + " " + asked.body().orElse(""))).ifPresent(key ->
                violations.unless(told.status() == 200 || told.status() == 503, Invariant.I11,
                        "key " + key + " was answered 200, and now " + told.status()));
        if (!asked.method().equals("POST") || !asked.path().equals("/v2/orders") || told.status() != 200) {
            return;
        }
        String id = told.body().map(body -> text(body, "id")).orElse("");
        asked.requestKey().ifPresent(key -> {
            String said = key + " " + asked.body().orElse("");
            violations.unless(byKey.merge(said, id, (first, _) -> first).equals(id), Invariant.I11,
                    "key " + key + " made order " + id + " too");
        });
        Matcher name = NAME.matcher(asked.body().orElse(""));
        if (name.find()) {
            violations.unless(text(told, "client_order_id").equals(name.group(1)), Invariant.I11,
                    "the order that was to be called " + name.group(1) + " is called " + text(told, "client_order_id"));
            violations.unless(byName.merge(name.group(1), id, (first, _) -> first).equals(id), Invariant.I11,
                    name.group(1) + " is the name of two orders");
        }
    }

    private static String text(Told told, String field) {
        return told.body().map(body -> text(body, field)).orElse("");
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }
}

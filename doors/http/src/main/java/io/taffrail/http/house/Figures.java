package io.taffrail.http.house;

import io.taffrail.model.value.Money;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes numbers as the exact texts that they are, and what is not known as null. */
final class Figures {
    private Figures() {}

    static ObjectNode put(ObjectNode json, String name, Money money) {
        return json.put(name, money.amount().toString());
    }

    static ObjectNode put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresentOrElse(known -> json.put(name, text(known)), () -> json.putNull(name));
        return json;
    }

    private static String text(Object value) {
        return value instanceof Money money ? money.amount().toString() : value.toString();
    }
}

package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads numbers, which may come as texts too, as exact decimals. */
final class Amounts {
    private Amounts() {}

    /** A number above zero, with at most nine places; empty where the field is not there, or null. */
    static Optional<Decimal> positive(Call call, String field) {
        return call.body()
                .flatMap(body -> Optional.ofNullable(body.get(field)))
                .filter(value -> !value.isNull())
                .map(value -> read(field, value));
    }

    private static Decimal read(String field, JsonNode value) {
        if (!value.isNumber() && !value.isString()) {
            throw unusable(field);
        }
        return positive(field, value.asString());
    }

    static Decimal positive(String field, String text) {
        try {
            Decimal number = Decimal.of(text.strip());
            if (number.isPositive() && number.scale() <= 9) {
                return number;
            }
        } catch (IllegalArgumentException | ArithmeticException notANumber) {
            throw unusable(field);
        }
        throw unusable(field);
    }

    private static RuntimeException unusable(String field) {
        return HouseErrors.badField(field, "it is a number above 0 with at most nine places", "send a number, or leave it out");
    }
}

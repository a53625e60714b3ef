package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import java.util.Optional;

/** Reads the fields of the house's own requests. */
public final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    /** Why somebody does something that only a person may decide. */
    public static String of(Call call) {
        return text(call, "reason")
                .filter(reason -> reason.length() <= LONGEST && reason.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> HouseErrors.badField(
                        "reason", "what a person decides is kept with the reason, of 1 to " + LONGEST + " characters in one line",
                        "send {\"reason\": \"how you know\"}"));
    }

    /** Why, where somebody says it: a halt does not wait for a reason. */
    static String orNone(Call call) {
        return has(call, "reason") ? of(call) : "no reason was given";
    }

    /** Whether the request names a field, with whatever value. */
    static boolean has(Call call, String field) {
        return call.body().filter(body -> body.has(field)).isPresent();
    }

    public static Optional<String> text(Call call, String field) {
        return call.body()
                .flatMap(body -> Optional.ofNullable(body.get(field)))
                .filter(value -> value.isString())
                .map(value -> value.asString().strip())
                .filter(value -> !value.isEmpty());
    }
}

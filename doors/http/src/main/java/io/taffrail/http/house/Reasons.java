package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import java.util.Optional;

/** Reads the fields of the house's own requests. */
final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    /** Why somebody does something that only a person may decide. */
    static String of(Call call) {
        return text(call, "reason")
                .filter(reason -> reason.length() <= LONGEST && reason.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> HouseErrors.badField(
                        "reason", "what a person decides is kept with the reason, of 1 to " + LONGEST + " characters in one line",
                        "send {\"reason\": \"how you know\"}"));
    }

    static Optional<String> text(Call call, String field) {
        return call.body()
                .flatMap(body -> Optional.ofNullable(body.get(field)))
                .filter(value -> value.isString())
                .map(value -> value.asString().strip())
                .filter(value -> !value.isEmpty());
    }
}

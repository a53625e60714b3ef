package io.taffrail.http.house;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.model.order.Denial;
import java.util.Locale;

/** Errors in the house's own words: a code for programs; what, why, fix and where it is described for people. */
public final class HouseErrors {
    private HouseErrors() {}

    public static Refused of(int status, String code, String what, String why, String fix) {
        return new Refused(
                status, Json.object().put("code", code).put("what", what).put("why", why).put("fix", fix)
                        .put("doc", "docs/refusals.md#" + code.toLowerCase(Locale.ROOT)).put("message", what));
    }

    public static Refused of(Denial denial) {
        int status = switch (denial) {
            case Denial.UnknownOrder _, Denial.UnknownAccount _, Denial.NoPosition _ -> 404;
            case Denial _ -> 422;
        };
        return of(status, denial.code(), denial.what(), denial.why(), denial.fix());
    }

    public static Refused badField(String field, String why, String fix) {
        return of(422, "BAD_FIELD", "the field " + field + " is missing or malformed", why, fix);
    }
}

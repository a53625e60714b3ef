package io.taffrail.http.alpaca;

import io.taffrail.http.web.Refused;

/** Alpaca's error codes; a code's first digits are not always the status that it comes with. */
public final class Errors {
    private Errors() {}

    /** A parameter is missing or malformed. */
    public static Refused parameter(String message) {
        return Refused.of(422, 40010001, message);
    }

    /** The parameters are well-formed and cannot go together, or not with this asset. */
    public static Refused business(String message) {
        return Refused.of(422, 42210000, message);
    }

    /** The account may not do it now. */
    public static Refused forbidden(String message) {
        return Refused.of(403, 40310000, message);
    }

    public static Refused notFound(String message) {
        return Refused.of(404, 40410000, message);
    }
}

package io.taffrail.http.stream;

import io.taffrail.http.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a stream of market data answers where something is wrong, with Alpaca's codes and words. */
enum StreamError {
    INVALID_SYNTAX(400, "invalid syntax"),
    NOT_AUTHENTICATED(401, "not authenticated"),
    AUTH_FAILED(402, "auth failed"),
    ALREADY_AUTHENTICATED(403, "already authenticated"),
    AUTH_TIMEOUT(404, "auth timeout"),
    SYMBOL_LIMIT_EXCEEDED(405, "symbol limit exceeded"),
    CONNECTION_LIMIT_EXCEEDED(406, "connection limit exceeded"),
    SLOW_CLIENT(407, "slow client");

    private final int code;
    private final String message;

    StreamError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    ObjectNode json() {
        return Json.object().put("T", "error").put("code", code).put("msg", message);
    }

    /** The same words as the reason of a close. */
    String message() {
        return message;
    }
}

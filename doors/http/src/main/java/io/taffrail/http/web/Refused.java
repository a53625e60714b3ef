package io.taffrail.http.web;

import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with an error. */
public final class Refused extends RuntimeException {
    private final int status;
    private final transient ObjectNode body;

    public Refused(int status, ObjectNode body) {
        super(status + " " + body, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** An error with a code and a message. */
    public static Refused of(int status, int code, String message) {
        return new Refused(status, Json.object().put("code", code).put("message", message));
    }

    public Reply reply() {
        return Reply.json(status, body);
    }

    public int status() {
        return status;
    }

    public ObjectNode body() {
        return body;
    }
}

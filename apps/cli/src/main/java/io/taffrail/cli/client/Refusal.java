package io.taffrail.cli.client;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Reads a bad answer of the server as a problem: the contract's words, with what follows from them. */
public final class Refusal {
    /** The contract's codes (contracts/alpaca.md §2.5). */
    private static final int PARAMETER = 40010001;
    private static final int FORBIDDEN = 40310000;
    private static final int BUSINESS = 42210000;

    /** Parts of the body that are told elsewhere than behind the message. */
    private static final List<String> TOLD = List.of("code", "message", "what", "why", "fix", "doc", "reason", "order_id");

    private Refusal() {}

    /**
     * The problem behind an answer.
     *
     * @param what the thing that was asked for, as a person would say it: {@code BUY 10 AAPL}
     * @param lookUp the command that tells whether it happened; empty where nothing was to happen
     */
    public static Problem of(Reply reply, String what, KeyPair key, String lookUp) {
        var json = reply.json();
        var said = what + ": " + message(reply, json);
        var problem = switch (reply.status()) {
            case 401 -> Problem.of(ExitCode.UNAUTHORIZED, "UNAUTHORIZED", "the server refused the key " + key.id(),
                    "the key comes from " + key.source() + "; the server does not know it, or it was revoked",
                    "list the server's keys: taffrail key list; make one: taffrail key create");
            case 404 -> Problem.of(ExitCode.NOT_FOUND, "NOT_FOUND", said, "the server knows nothing of that name",
                    "list what there is: taffrail order list --status all, taffrail position list");
            case 403, 409, 422 -> denied(json, said, key);
            case 400, 413 -> Problem.usage("BAD_REQUEST", said, "the server could not read the request",
                    "correct the value that the message names");
            case 429 -> Problem.of(ExitCode.UNEXPECTED, "TOO_MANY_REQUESTS", said,
                    "the server takes only so many requests in a minute", "wait a little, then ask again")
                    .titled("too many requests").worthRetrying();
            default -> lookUp.isEmpty() ? broken(reply, said) : unknown(reply, said, lookUp);
        };
        return json.path("order_id").isString() ? problem.about(json.path("order_id").asString()) : problem;
    }

    /** A 403 is about the key where no code says that it is about the account. */
    private static Problem denied(JsonNode json, String said, KeyPair key) {
        return json.has("code")
                ? Problem.of(
                        code(json).equals("TRADING_HALTED") ? ExitCode.HALTED : ExitCode.DENIED, code(json), said, why(json), fix(json))
                : Problem.of(ExitCode.UNAUTHORIZED, "FORBIDDEN", said, "the key " + key.id() + " may not do this",
                        "use another key: taffrail key list");
    }

    private static Problem broken(Reply reply, String said) {
        return Problem.of(ExitCode.UNEXPECTED, "SERVER_ERROR", said,
                "the server answered with HTTP " + reply.status(), "look at the server's log").titled("server error");
    }

    private static Problem unknown(Reply reply, String said, String lookUp) {
        return Problem.of(ExitCode.OUTCOME_UNKNOWN, "OUTCOME_UNKNOWN", said,
                "the server answered with HTTP " + reply.status() + ", after it may have carried it out",
                "look before you send it again: " + lookUp);
    }

    private static String message(Reply reply, JsonNode json) {
        var extras = new StringJoiner(", ", " (", ")").setEmptyValue("");
        json.properties().stream()
                .filter(field -> !TOLD.contains(field.getKey()) && field.getValue().isValueNode() && !field.getValue().isNull())
                .forEach(field -> extras.add(field.getKey().replace('_', ' ') + " " + field.getValue().asString()));
        var message = json.path("message").asString("");
        return (message.isEmpty() ? "HTTP " + reply.status() : message) + extras;
    }

    private static String code(JsonNode json) {
        if (json.path("code").isString()) {
            return json.path("code").asString();
        }
        return json.path("reason").isString() ? json.path("reason").asString() : switch (json.path("code").asInt(0)) {
            case PARAMETER -> "PARAMETER_REFUSED";
            case FORBIDDEN -> "ACCOUNT_REFUSED";
            case BUSINESS  -> "RULE_REFUSED";
            default        -> "REFUSED";
        };
    }

    private static String why(JsonNode json) {
        return json.path("why").isString() ? json.path("why").asString() : switch (json.path("code").asInt(0)) {
            case PARAMETER -> "a value of the request is not one that the account's door takes";
            case FORBIDDEN -> "the account's money, positions or working orders do not allow it";
            case BUSINESS  -> "a rule of the account's door forbids it";
            default        -> "the server's checks said no";
        };
    }

    private static String fix(JsonNode json) {
        if (json.path("fix").isString()) {
            return json.path("fix").asString();
        }
        var message = json.path("message").asString("");
        if (message.contains("buying power") || message.contains("balance")) {
            return "order less, or cancel working orders: taffrail account show, taffrail order list";
        }
        if (message.contains("qty available")) {
            return "sell at most what is free, or cancel the orders that hold it: taffrail position list";
        }
        if (message.contains("must be unique")) {
            return "that id names an order already: taffrail order list --status all";
        }
        if (message.contains("wash trade")) {
            return "cancel the opposite order first: taffrail order list";
        }
        return "change what the message names, and send it again";
    }
}

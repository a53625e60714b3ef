package io.taffrail.lab.proxy;

import io.taffrail.lab.wire.Reply;
import io.taffrail.lab.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What the proxy says itself: its counts, and the answers that it makes up. */
final class Control {
    /** What a client asks the proxy, and not the broker. */
    static final String PATH = "/lab/";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Control() {}

    /** {@code GET /lab/faults}: the counts so far. {@code DELETE /lab/faults}: none from here on. {@code PUT}: again. */
    static Reply answer(Laboratory lab, Request request) {
        return switch (request.method() + " " + request.target()) {
            case "GET /lab/faults"    -> Reply.made(200, counts(lab));
            case "DELETE /lab/faults" -> {
                lab.plan().calm();
                yield Reply.made(204, "");
            }
            case "PUT /lab/faults" -> {
                lab.plan().rouse();
                yield Reply.made(204, "");
            }
            default -> Reply.made(404, message("the proxy knows GET, PUT and DELETE of /lab/faults"));
        };
    }

    /** What a broker, or something before it, answers where it fails. */
    static Reply failure(int status, Optional<Duration> retryAfter) {
        var reply = Reply.made(status, switch (status) {
            case 401 -> message("unauthorized.");
            case 429 -> MAPPER.createObjectNode().put("code", 42_910_000).put("message", "rate limit exceeded").toString();
            default  -> message("the fault proxy answers " + status + " on purpose");
        });
        return retryAfter.map(after -> reply.with("Retry-After", Long.toString(after.toSeconds()))).orElse(reply);
    }

    /** The request was not sent, because nobody listens. */
    static Reply unreachable(Upstream upstream, IOException why) {
        return Reply.made(502, message("what: the broker at " + upstream.authority() + " is not reachable; why: "
                + why.getMessage() + "; fix: start it, or start the proxy with the right --to"));
    }

    private static String counts(Laboratory lab) {
        var counts = lab.tally().counts(System.nanoTime());
        var json = MAPPER.createObjectNode().put("seed", lab.plan().seed()).put("requests", counts.requests())
                .put("latest_minute", counts.latestMinute()).put("busiest_minute", counts.busiestMinute())
                .put("unreachable", counts.unreachable());
        var routes = json.putObject("routes");
        new TreeMap<>(counts.routes()).forEach(routes::put);
        var faults = json.putObject("faults");
        counts.faults().forEach((fault, count) -> faults.put(fault.word(), count));
        return json.toString();
    }

    private static String message(String text) {
        return MAPPER.createObjectNode().put("message", text).toString();
    }
}

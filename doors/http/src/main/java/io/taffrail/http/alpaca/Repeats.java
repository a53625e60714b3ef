package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.RequestRepeated;
import io.taffrail.model.order.Denial;
import io.taffrail.ports.Desks;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Requests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Requests that came before. A request with the header {@code Idempotency-Key} is acted on once in a day; sent again it is
 * answered from the entry in which its first answer stands, and with the same key another request is refused.
 *
 * <p>Two of one key at the same moment are told apart by the desk, which takes one at a time; that the rules of the door
 * are asked only where no answer is known yet keeps a later market from changing it.
 */
final class Repeats {
    private final Desks desks;
    private final Requests requests;
    private final EntryHistory entries;
    private final InstantSource time;

    Repeats(Desks desks, Requests requests, EntryHistory entries, InstantSource time) {
        this.desks = desks;
        this.requests = requests;
        this.entries = entries;
        this.time = time;
    }

    /**
     * What came of the request when it came first; empty where it has no key, or a new one.
     *
     * @throws Refused where the key is malformed, or belongs to another request
     */
    Optional<Outcome> earlier(Call call) {
        return key(call).flatMap(key -> requests.find(call.key().account(), key)
                .filter(kept -> kept.at().plus(RequestKey.KEPT).isAfter(time.instant()))
                .map(kept -> earlier(kept, key, fingerprint(call))));
    }

    private Outcome earlier(Requests.Kept kept, RequestKey key, String fingerprint) {
        if (!kept.fingerprint().equals(fingerprint)) {
            throw Denials.answer(new Denial.RequestKeyTaken(key));
        }
        return Outcome.of(new Receipt(entries.page(kept.sequence(), 1).getFirst()));
    }

    /** Sends a command; what came of it, or of the same request before. */
    Outcome submit(Call call, Command command) {
        return submit(call, command, Optional.empty(), Optional.empty());
    }

    /**
     * Sends a command on which the door has an opinion.
     *
     * @param ruling the door's denial, which goes with the command
     * @param answer what the caller is told where that denial stands
     */
    Outcome submit(Call call, Command command, Optional<Denial> ruling, Optional<Refused> answer) {
        Optional<RequestKey> key = key(call);
        if (key.isEmpty()) {
            return Outcome.of(desks.submit(command, OrderRoutes.cause(call)), ruling, answer);
        }
        var once = new Command.Once(
                call.key().account(), key.get(), fingerprint(call), command, answer.map(Outcome::text));
        Receipt receipt = desks.submit(once, OrderRoutes.cause(call));
        boolean repeated = receipt.entry().events().stream().anyMatch(RequestRepeated.class::isInstance);
        return repeated
                ? earlier(requests.find(call.key().account(), key.get()).orElseThrow(), key.get(), once.fingerprint())
                : Outcome.of(receipt, ruling, answer);
    }

    private static Optional<RequestKey> key(Call call) {
        return call.requestKey().map(text -> {
            try {
                return new RequestKey(text);
            } catch (IllegalArgumentException malformed) {
                throw Errors.parameter("invalid Idempotency-Key: it has 1 to " + RequestKey.LENGTH
                        + " visible ASCII characters");
            }
        });
    }

    /** What is asked: method, path, query, and the body whatever its blanks and the order of its fields. */
    private static String fingerprint(Call call) {
        String asked = call.target() + "\n" + call.body().map(body -> canonical(body).toString()).orElse("");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = Json.object();
            new TreeSet<>(node.propertyNames()).forEach(name -> sorted.set(name, canonical(node.path(name))));
            return sorted;
        }
        if (node.isArray()) {
            var items = Json.array();
            node.forEach(item -> items.add(canonical(item)));
            return items;
        }
        return node;
    }
}

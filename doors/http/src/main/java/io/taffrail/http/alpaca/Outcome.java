package io.taffrail.http.alpaca;

import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.order.Denial;
import io.taffrail.ports.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a request: the entry in which its answer stands, now or long ago.
 *
 * @param ruled what the door itself has to say, where its own ruling is the one that stands
 */
record Outcome(Receipt receipt, Optional<Refused> ruled) {

    /** Of a request that was just sent, with what the door told of it in advance. */
    static Outcome of(Receipt receipt, Optional<Denial> ruling, Optional<Refused> answer) {
        return new Outcome(receipt, receipt.denial().equals(ruling) ? answer : Optional.empty());
    }

    /** Of a request that was sent before: its entry carries what the door told. */
    static Outcome of(Receipt receipt) {
        if (receipt.entry().input() instanceof CommandTaken(Command.Once once, _)
                && once.command() instanceof Command.SubmitOrder submit
                && submit.ruling().isPresent()) {
            return of(receipt, submit.ruling(), once.told().map(Outcome::refused));
        }
        return new Outcome(receipt, Optional.empty());
    }

    /** The error that it is answered with, where it was refused. */
    Optional<Refused> refused() {
        return receipt.denial().map(denial -> ruled.orElseGet(() -> Denials.answer(denial)));
    }

    /** How an error is kept beside its request. */
    static String text(Refused refused) {
        return new String(Json.bytes(Json.object().put("status", refused.status()).set("body", refused.body())), StandardCharsets.UTF_8);
    }

    private static Refused refused(String text) {
        var kept = Json.read(text.getBytes(StandardCharsets.UTF_8));
        return new Refused(kept.path("status").asInt(), (ObjectNode) kept.path("body"));
    }
}

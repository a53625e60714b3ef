package io.taffrail.http.house.signals;

import io.taffrail.http.signal.AlertException;
import io.taffrail.http.web.Json;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.order.Denial;
import io.taffrail.model.signal.SignalStory;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sender of a signal is told.
 *
 * @param id the signal's; empty where nothing could be read as one
 * @param story what has become of it, where the desk has it
 * @param refusal code, what, why and fix, where it was refused
 */
record Told(Optional<SignalId> id, Word word, Optional<SignalStory> story, Optional<Words> refusal) {

    /** How it went, in one word. */
    enum Word { ACCEPTED, DUPLICATE, REJECTED, PENDING_APPROVAL }

    /** A refusal's words. */
    record Words(String code, String what, String why, String fix, String doc) {
        static Words of(Denial denial) {
            return new Words(denial.code(), denial.what(), denial.why(), denial.fix(), denial.anchor());
        }

        static Words of(AlertException refused) {
            return new Words(
                    refused.flaw().code(), refused.what(), refused.flaw().why(), refused.flaw().fix(), refused.flaw().anchor());
        }

        ObjectNode into(ObjectNode json) {
            return json.put("code", code).put("what", what).put("why", why).put("fix", fix).put("doc", doc)
                    .put("message", what);
        }
    }

    static Told unreadable(AlertException refused) {
        return new Told(Optional.empty(), Word.REJECTED, Optional.empty(), Optional.of(Words.of(refused)));
    }

    static Told refused(SignalId id, Denial denial) {
        return new Told(Optional.of(id), Word.REJECTED, Optional.empty(), Optional.of(Words.of(denial)));
    }

    static Told of(SignalStory story, boolean repeated) {
        Word word = repeated ? Word.DUPLICATE : switch (story.status()) {
            case AWAITING_APPROVAL -> Word.PENDING_APPROVAL;
            case REFUSED, DECLINED -> Word.REJECTED;
            case RECEIVED, APPROVED, WAITING, ACTED -> Word.ACCEPTED;
        };
        return new Told(Optional.of(story.id()), word, Optional.of(story), story.refusal().map(Words::of));
    }

    /** {@code {"signal_id", "status", "reason"}}, and what more there is to know. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        id.ifPresentOrElse(known -> json.put("signal_id", known.value()), () -> json.putNull("signal_id"));
        json.put("status", word.name().toLowerCase(Locale.ROOT));
        reason().ifPresentOrElse(text -> json.put("reason", text), () -> json.putNull("reason"));
        refusal.ifPresent(words -> words.into(json));
        story.ifPresent(known -> SignalJson.sequel(known, json));
        return json;
    }

    private Optional<String> reason() {
        Optional<String> refused = refusal.map(words -> words.code() + ": " + words.what());
        return switch (word) {
            case DUPLICATE -> Optional.of("it came before, and nothing was done"
                    + refused.map(text -> "; it was refused then: " + text).orElse(""));
            case PENDING_APPROVAL -> Optional.of("it waits for approval: taffrail approve "
                    + id.map(SignalId::value).orElse(""));
            case ACCEPTED -> story.flatMap(SignalStory::how);
            case REJECTED -> refused;
        };
    }
}

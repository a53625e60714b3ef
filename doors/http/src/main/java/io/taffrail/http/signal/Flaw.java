package io.taffrail.http.signal;

import java.util.Locale;

/** Why an alert cannot be taken: a stable code, the reason behind the rule, and what to do. */
public enum Flaw {
    BODY_EMPTY("an alert says what to trade in its body", "put a message into the alert, for example that of docs/signals.md"),
    BODY_NOT_TEXT("an alert is text in UTF-8", "send the message as UTF-8"),
    BODY_TOO_LARGE("a hook reads at most 64 KiB of an alert", "send the message only"),
    BODY_NOT_JSON(
            "the body is neither one whole JSON object, with each field once, nor plain text that this hook may take",
            "check quotes, commas and brackets of the message; a field stands once, and nothing follows the last bracket"),
    PLACEHOLDER_LEFT(
            "the sender did not put a value in its place, so that it is unknown what was meant",
            "use only placeholders that this kind of alert knows"),
    PLAIN_TEXT_OFF(
            "a hook takes plain text only where its owner has allowed it",
            "send JSON, or make the hook with plain text: taffrail hook create NAME --plain-text"),
    DIALECT_UNKNOWN(
            "the fields are those of no dialect, or of more than one",
            "send one of the messages of docs/signals.md, or fix the hook's dialect: taffrail hook create NAME --dialect WORD"),
    FIELD_MISSING("without it the alert does not say what to do", "add the field to the message"),
    FIELD_MALFORMED("the value is not of the kind that the field takes", "correct the value"),
    FIELD_UNKNOWN(
            "a misspelt field must not be passed over in silence: it may be the stop",
            "correct its name, or take the field out"),
    FIELDS_CONTRADICT("two fields say different things, and neither is guessed", "leave one of them away"),
    NOT_A_NUMBER(
            "nothing is sized or priced by a value that is no number",
            "have the sender wait until its indicators have values"),
    NOT_OFFERED("signals of this kind are not served", "use another kind, or send an order: POST /v2/orders"),
    SYMBOL_UNKNOWN(
            "nothing trades here under that name",
            "list what trades: GET /v2/assets; or give the hook a name for it: taffrail hook create NAME --map THEIRS=OURS"),
    SIGNATURE_WRONG("the signature does not fit the body, or is older than five minutes", "sign each delivery anew with the hook's secret");

    private final String why;
    private final String fix;

    Flaw(String why, String fix) {
        this.why = why;
        this.fix = fix;
    }

    /** A stable name for programs. */
    public String code() {
        return "ALERT_" + name();
    }

    /** Where it is described. */
    public String anchor() {
        return "docs/refusals.md#" + code().toLowerCase(Locale.ROOT);
    }

    public String why() {
        return why;
    }

    public String fix() {
        return fix;
    }
}

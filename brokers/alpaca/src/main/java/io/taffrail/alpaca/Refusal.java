package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.model.order.Rejection;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An error in Alpaca's own form, {@code {"code": …, "message": …}}: anything else of that status may come from somebody
 * between us and Alpaca, and says nothing about the order.
 *
 * @param code Alpaca's number, or {@code http-…} where it gave none
 */
record Refusal(int status, String code, String text) {
    private static final String DUPLICATE = "client_order_id must be unique";

    static Optional<Refusal> of(Exchange.Answered answer) {
        try {
            JsonNode body = answer.body().json();
            String text = Fields.text(body, "message");
            JsonNode code = body.path("code");
            return Optional.of(new Refusal(
                    answer.status(), code.isIntegralNumber() ? code.asString() : "http-" + answer.status(), text));
        } catch (UntrustedException notAlpacas) {
            return Optional.empty();
        }
    }

    /** Whether the order that was offered is there already. */
    boolean isDuplicate() {
        return status == 422 && text.contains(DUPLICATE);
    }

    /** Whether it is the key that is refused, and not what was asked with it. */
    boolean isOfKey() {
        return status == 401 || (status == 403 && code.startsWith("http-"));
    }

    Rejection rejection() {
        return new Rejection(code, text);
    }
}

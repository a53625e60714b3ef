package io.taffrail.http.alpaca.rules;

import io.taffrail.http.web.Refused;
import io.taffrail.model.order.Denial;

/**
 * What a rule says no with.
 *
 * @param rule the rule's stable name
 * @param answer what the caller is answered, in Alpaca's words
 * @param why the rule itself
 * @param fix what to do
 */
public record Refusal(String rule, Refused answer, String why, String fix) {

    /** Whether the order was well-formed, so that it is kept among the orders as one that was denied. */
    public boolean isKept() {
        return answer.status() == 403;
    }

    public Denial denial() {
        return new Denial.RuleBroken(rule, answer.body().path("message").asString(), why, fix);
    }
}

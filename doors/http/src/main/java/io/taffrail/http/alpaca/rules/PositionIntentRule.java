package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.views.PositionEffect;
import java.util.Optional;

/** Whoever says whether an order opens or closes must be right. */
final class PositionIntentRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        String inferred = Words.intent(proposal.side(), PositionEffect.of(proposal.side(), proposal.held()));
        return proposal.intendedEffect().filter(said -> !said.equals(inferred)).map(said -> new Refusal(
                "ALPACA_POSITION_INTENT",
                Errors.business("position intent mismatch, inferred: " + inferred + ", specified: " + said),
                "position_intent must be what the order does to the position as it is",
                "send " + inferred + ", or leave position_intent out"));
    }
}

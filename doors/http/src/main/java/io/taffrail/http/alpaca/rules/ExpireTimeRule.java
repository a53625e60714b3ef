package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import java.util.Optional;

/** The time until which an order is to work is still to come. */
final class ExpireTimeRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return proposal.intent().expireTime().filter(until -> !until.isAfter(proposal.now())).map(until -> new Refusal(
                "EXPIRE_TIME_PASSED",
                Errors.business("expire_time " + until + " is in the past"),
                "an order good till a time works until then, and it is " + proposal.now() + " now",
                "name a later time"));
    }
}

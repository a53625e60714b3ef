package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import java.util.Optional;

/** Limit prices move in whole ticks; for shares, SEC Rule 612 forbids fractions of a cent from one dollar on. */
final class PriceIncrementRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        var rules = proposal.instrument().rules();
        return proposal.intent().spec().limitPrice().filter(price -> !rules.isOnTick(price)).map(price -> new Refusal(
                "ALPACA_PRICE_INCREMENT",
                Errors.business("invalid limit_price " + price
                        + ". sub-penny increment does not fulfill minimum pricing criteria"),
                "prices move in steps of " + rules.tickAt(price) + " here",
                "round the price to a multiple of " + rules.tickAt(price)));
    }
}

package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** Limit and stop prices move in whole ticks; for shares, SEC Rule 612 forbids fractions of a cent from one dollar on. */
final class PriceIncrementRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        var spec = proposal.intent().spec();
        return offTick(proposal, "limit_price", spec.limitPrice()).or(() -> offTick(proposal, "stop_price", spec.stopPrice()));
    }

    private static Optional<Refusal> offTick(Proposal proposal, String name, Optional<Price> named) {
        var rules = proposal.instrument().rules();
        return named.filter(price -> !rules.isOnTick(price)).map(price -> new Refusal(
                "ALPACA_PRICE_INCREMENT",
                Errors.business("invalid " + name + " " + price
                        + ". sub-penny increment does not fulfill minimum pricing criteria"),
                "prices move in steps of " + rules.tickAt(price) + " here",
                "round the price to a multiple of " + rules.tickAt(price)));
    }
}

package io.taffrail.http.alpaca.rules;

import java.util.List;
import java.util.Optional;

/** Alpaca's rules in the order in which they are told: form first, then other orders, then what is held. */
public final class AlpacaRules {
    private static final List<Rule> RULES = List.of(
            new TimeInForceRule(),
            new OrderTypeRule(),
            new PriceIncrementRule(),
            new StopSideRule(),
            new PositionIntentRule(),
            new ShortSaleRule(),
            new WashTradeRule(),
            new OneSideRule(),
            new MinimumCostRule());

    private AlpacaRules() {}

    /** The first rule that the order breaks. */
    public static Optional<Refusal> check(Proposal proposal) {
        return RULES.stream().flatMap(rule -> rule.check(proposal).stream()).findFirst();
    }
}

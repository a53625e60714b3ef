package io.taffrail.http.alpaca.rules;

import java.util.List;
import java.util.Optional;

/** Alpaca's rules in the order in which they are told: form first, then other orders, then what is held. */
public final class AlpacaRules {
    private static final List<Rule> RULES = List.of(
            new TimeInForceRule(),
            new OrderTypeRule(),
            new ExpireTimeRule(),
            new AuctionWindowRule(),
            new ClosedMarketRule(),
            new ClassRule(),
            new InstructionRule(),
            new PriceIncrementRule(),
            new ExitPriceRule(),
            new StopSideRule(),
            new PositionIntentRule(),
            new ShortSaleRule(),
            new WashTradeRule(),
            new OneSideRule(),
            new MinimumCostRule());

    /** Those that a change of prices, quantity or time can break. */
    private static final List<Rule> OF_REPLACEMENTS = List.of(
            new TimeInForceRule(),
            new OrderTypeRule(),
            new ExpireTimeRule(),
            new InstructionRule(),
            new PriceIncrementRule(),
            new StopSideRule(),
            new WashTradeRule(),
            new OneSideRule());

    private AlpacaRules() {}

    /** The first rule that the order breaks. */
    public static Optional<Refusal> check(Proposal proposal) {
        List<Rule> rules = proposal.replaced().isPresent() ? OF_REPLACEMENTS : RULES;
        return rules.stream().flatMap(rule -> rule.check(proposal).stream()).findFirst();
    }
}

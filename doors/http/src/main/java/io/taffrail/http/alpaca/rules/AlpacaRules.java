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
            new NotionalRule(),
            new MinimumCostRule());

    /** Those that an order breaks or keeps by what it says alone, whatever the market and the account are like. */
    private static final List<Rule> OF_FORM = List.of(
            new TimeInForceRule(), new OrderTypeRule(), new InstructionRule(), new PriceIncrementRule());

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

    /** The first rule that the order breaks by what it says, of those that it breaks at any time. */
    public static Optional<Refusal> checkForm(Proposal proposal) {
        return OF_FORM.stream().flatMap(rule -> rule.check(proposal).stream()).findFirst();
    }

    /** The first rule that the order breaks. */
    public static Optional<Refusal> check(Proposal proposal) {
        List<Rule> rules = proposal.replaced().isPresent() ? OF_REPLACEMENTS : RULES;
        return rules.stream().flatMap(rule -> rule.check(proposal).stream()).findFirst();
    }
}

package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import java.util.Locale;
import java.util.Optional;

/** Which orders may bring others with them: whole shares, no crypto, day or gtc, in regular hours, the right way round. */
final class ClassRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return proposal.intent().orderClass().flatMap(kind -> check(proposal, kind));
    }

    private static Optional<Refusal> check(Proposal proposal, OrderClass kind) {
        String word = kind.kind().name().toLowerCase(Locale.ROOT);
        if (proposal.isCrypto()) {
            return refusal("ALPACA_CRYPTO_ORDER_CLASS", "crypto orders must be simple orders",
                    "Alpaca takes crypto orders one by one", "send the exits yourself once the entry has traded");
        }
        boolean fractional = proposal.intent().amount() instanceof OrderAmount.Notional
                || (proposal.isEquity() && proposal.isFractional());
        if (fractional) {
            return refusal("ALPACA_FRACTIONAL_ORDER_CLASS", "fractional orders must be simple orders",
                    "Alpaca takes groups of orders for whole shares only", "ask for a whole quantity");
        }
        if (!waits(proposal.intent().timeInForce())) {
            return refusal("ALPACA_CLASS_TIME_IN_FORCE", word + " orders must be DAY or GTC orders",
                    "the exits of a group must be able to wait", "send it day or gtc");
        }
        if (proposal.intent().instructions().contains(Instruction.EXTENDED_HOURS)) {
            return refusal("ALPACA_CLASS_EXTENDED_HOURS", word + " orders are not eligible for extended hours trading",
                    "stops trade in regular hours only", "leave extended_hours out");
        }
        boolean closes = proposal.side() == Side.SELL ? proposal.held().isPositive() : proposal.held().isNegative();
        if (kind.kind() == GroupLink.Kind.OCO) {
            return closes ? Optional.empty() : refusal("ALPACA_OCO_IS_EXIT", "oco orders must be exit orders",
                    "an OCO closes a position that is held", "open the position first, or send a bracket");
        }
        return closes ? refusal("ALPACA_CLASS_IS_ENTRY", word + " orders must be entry orders",
                "its exits protect what it opens, and it would close a position", "send an oco order to close") : Optional.empty();
    }

    private static boolean waits(TimeInForce asked) {
        return switch (asked) {
            case DAY, GTC, GTD -> true;
            case IOC, FOK, OPG, CLS -> false;
        };
    }

    private static Optional<Refusal> refusal(String rule, String message, String why, String fix) {
        return Optional.of(new Refusal(rule, Errors.business(message), why, fix));
    }
}

package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.TimeInForce;
import java.util.Optional;

/** Which types Alpaca takes: crypto no plain or trailing stops, fractions no trails, stops for the day or until canceled. */
final class OrderTypeRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        OrderSpec spec = proposal.intent().spec();
        TimeInForce asked = proposal.intent().timeInForce();
        if (proposal.isCrypto() && (spec instanceof OrderSpec.Stop || spec.trailed().isPresent())) {
            return Optional.of(new Refusal(
                    "ALPACA_CRYPTO_ORDER_TYPE",
                    Errors.business("invalid order type for crypto order"),
                    "Alpaca takes crypto orders as market, limit or stop_limit",
                    "send a stop_limit order"));
        }
        if (proposal.isEquity() && proposal.isFractional() && spec.trailed().isPresent()) {
            return Optional.of(new Refusal(
                    "ALPACA_FRACTIONAL_ORDER_TYPE",
                    Errors.business("fractional orders must be simple orders"),
                    "Alpaca trails whole shares only",
                    "ask for a whole quantity"));
        }
        boolean lasts = asked == TimeInForce.DAY || asked == TimeInForce.GTC || asked == TimeInForce.GTD;
        return !spec.waitsForTrigger() || lasts
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "ALPACA_STOP_TIME_IN_FORCE",
                        Errors.business("invalid time_in_force for a stop order"),
                        "an order that waits for its stop works for the day or until it is canceled",
                        "send it day or gtc"));
    }
}

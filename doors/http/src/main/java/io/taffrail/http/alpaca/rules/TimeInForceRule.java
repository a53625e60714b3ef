package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.TimeInForce;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How long an order may work, by what it trades: crypto gtc and ioc, fractions of shares a day. */
final class TimeInForceRule implements Rule {
    /** Alpaca's two, and this house's own. */
    private static final Set<TimeInForce> OF_CRYPTO = EnumSet.of(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.GTD);

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        TimeInForce asked = proposal.intent().timeInForce();
        if (proposal.isCrypto() && !OF_CRYPTO.contains(asked)) {
            return Optional.of(new Refusal(
                    "ALPACA_CRYPTO_TIME_IN_FORCE",
                    Errors.business("invalid crypto time_in_force"),
                    "Alpaca takes crypto orders gtc or ioc",
                    "send it gtc or ioc"));
        }
        if (proposal.isEquity() && proposal.isFractional() && asked != TimeInForce.DAY) {
            return Optional.of(new Refusal(
                    "ALPACA_FRACTIONAL_TIME_IN_FORCE",
                    Errors.business("fractional orders must be DAY orders"),
                    "Alpaca takes orders for fractions of shares, or for an amount of money, for the day only",
                    "send it day, or ask for whole shares"));
        }
        return Optional.empty();
    }
}

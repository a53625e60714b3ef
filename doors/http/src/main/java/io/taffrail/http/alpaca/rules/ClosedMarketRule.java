package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import java.util.Locale;
import java.util.Optional;

/**
 * An order that looks once needs a market to look at: where the house keeps the exchange's sessions, ioc and fok are
 * taken while the regular session is on. Alpaca's wording for it is not published; ours follows its pattern.
 */
final class ClosedMarketRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        if (!proposal.intent().timeInForce().isImmediate() || proposal.sessions() instanceof RoundTheClock) {
            return Optional.empty();
        }
        TradingCalendar calendar = TradingCalendar.of(proposal.instrument().assetClass());
        if (calendar.isOpen(proposal.now())) {
            return Optional.empty();
        }
        String word = proposal.intent().timeInForce().name().toLowerCase(Locale.ROOT);
        return Optional.of(new Refusal(
                "ALPACA_CLOSED_MARKET",
                Errors.business(word + " orders are only accepted while the market is open"),
                "an order that looks once finds nothing in a closed market",
                "send it while the market is open, or as a day order, which waits for the open"));
    }
}

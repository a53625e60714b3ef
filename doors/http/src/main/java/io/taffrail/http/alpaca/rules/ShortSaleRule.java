package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import java.util.Optional;

/** What may be sold without being held: nothing in crypto or in a cash account, and whole shares only. */
final class ShortSaleRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        if (proposal.side() != Side.SELL || proposal.held().isPositive()) {
            return Optional.empty();
        }
        if (proposal.isCrypto()) {
            return Optional.of(noCoins(proposal));
        }
        if (proposal.account().kind() == AccountKind.CASH) {
            return Optional.of(new Refusal(
                    "ALPACA_SHORT_IN_CASH_ACCOUNT",
                    Errors.forbidden("account is not allowed to short"),
                    "a cash account sells what it has",
                    "buy before you sell, or use a margin account"));
        }
        boolean wholeUnits = proposal.intent().amount() instanceof OrderAmount.Units && !proposal.isFractional();
        return wholeUnits ? Optional.empty() : Optional.of(new Refusal(
                "ALPACA_FRACTIONAL_SHORT",
                Errors.business("fractional orders cannot be sold short"),
                "Alpaca sells only whole shares short",
                "ask for a whole quantity"));
    }

    private static Refusal noCoins(Proposal proposal) {
        String symbol = proposal.instrument().symbol().value();
        String coin = symbol.contains("/") ? symbol.substring(0, symbol.indexOf('/')) : symbol;
        String requested = proposal.units().map(Decimal::toString).orElse("unknown");
        return new Refusal(
                "ALPACA_CRYPTO_BALANCE",
                Errors.forbidden("insufficient balance for " + coin + " (requested: " + requested + ", available: 0)"),
                "crypto cannot be sold short",
                "sell at most what is held");
    }
}

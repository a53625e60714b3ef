package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** Limit and stop prices move in whole ticks; for shares, SEC Rule 612 forbids fractions of a cent from one dollar on. */
final class PriceIncrementRule implements Rule {

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        var intent = proposal.intent();
        return offTick(proposal, "", intent.spec()).or(() -> intent.orderClass().stream()
                .flatMap(kind -> kind.exits().stream())
                .flatMap(exit -> offTick(proposal, place(exit), exit.spec()).stream())
                .findFirst());
    }

    private static String place(Exit exit) {
        return switch (exit) {
            case Exit.TakeProfit _ -> "take_profit.";
            case Exit.StopLoss _   -> "stop_loss.";
        };
    }

    private static Optional<Refusal> offTick(Proposal proposal, String place, OrderSpec spec) {
        return offTick(proposal, place + "limit_price", spec.limitPrice())
                .or(() -> offTick(proposal, place + "stop_price", spec.stopPrice()));
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

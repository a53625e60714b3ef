package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.http.web.Refused;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/**
 * A group's exits stand on different sides of each other and of the base price, a cent away from it at least: the
 * entry's own price, the take profit of an OCO, else the market. Where prices move in steps of less than a cent, as
 * those of currencies do, one step is enough.
 */
final class ExitPriceRule implements Rule {
    private static final Decimal CENT = Decimal.of("0.01");

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        return proposal.intent().orderClass().flatMap(kind -> check(proposal, kind));
    }

    private static Optional<Refusal> check(Proposal proposal, OrderClass kind) {
        boolean exitsSell = kind.role().isExit() == (proposal.side() == Side.SELL);
        Optional<Price> profit = kind.role().isExit()
                ? proposal.intent().spec().limitPrice()
                : kind.exits().stream().filter(Exit.TakeProfit.class::isInstance).findFirst().flatMap(exit -> exit.spec().limitPrice());
        Optional<Price> loss =
                kind.exits().stream().filter(Exit.StopLoss.class::isInstance).findFirst().flatMap(exit -> exit.spec().stopPrice());
        Optional<Refusal> crossed = profit.flatMap(target -> loss
                .filter(stop -> exitsSell ? !target.isAbove(stop) : !target.isBelow(stop))
                .map(stop -> crossed(exitsSell, target, stop)));
        return crossed.or(() -> fromBase(proposal, kind, exitsSell, profit, loss));
    }

    private static Optional<Refusal> fromBase(
            Proposal proposal, OrderClass kind, boolean exitsSell, Optional<Price> profit, Optional<Price> loss) {
        return base(proposal).flatMap(base -> {
            Decimal away = proposal.isEquity() ? CENT : proposal.instrument().rules().tickAt(base).min(CENT);
            Price above = new Price(base.value().plus(away));
            Price below = new Price(base.value().minus(away));
            Optional<Refusal> target = kind.role().isExit()
                    ? Optional.empty()
                    : profit.filter(price -> exitsSell ? price.isBelow(above) : price.isAbove(below))
                            .map(_ -> tooNear("take_profit.limit_price", exitsSell, away, base));
            return target.or(() -> loss.filter(price -> exitsSell ? price.isAbove(below) : price.isBelow(above))
                    .map(_ -> tooNear("stop_loss.stop_price", !exitsSell, away, base)));
        });
    }

    private static Optional<Price> base(Proposal proposal) {
        var spec = proposal.intent().spec();
        return spec.limitPrice()
                .or(spec::stopPrice)
                .or(() -> proposal.quote().map(quote -> quote.farSide(proposal.side())));
    }

    private static Refusal crossed(boolean exitsSell, Price target, Price stop) {
        return new Refusal(
                "ALPACA_EXITS_CROSSED",
                Errors.business("take_profit.limit_price must be " + (exitsSell ? ">" : "<") + " stop_loss.stop_price"),
                "the take profit at " + target + " and the stop loss at " + stop + " would both trade at once",
                "put the two on different sides of the market");
    }

    private static Refusal tooNear(String name, boolean above, Decimal away, Price base) {
        Refused answer = Errors.business(
                name + " must be " + (above ? ">= base_price + " : "<= base_price - ") + away);
        answer.body().put("base_price", base.toString());
        return new Refusal(
                "ALPACA_EXIT_BASE_PRICE",
                answer,
                "an exit that is at the price of the entry, or beyond it, would trade at once",
                "move it away from " + base);
    }
}

package io.taffrail.engine;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.statement.Link;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/** What a group's exits must be like. */
final class Exits {

    private Exits() {}

    /** Why an order cannot bring its exits with it; nothing where it can, or comes alone. */
    static Optional<Denial> check(OrderIntent intent) {
        return intent.orderClass().flatMap(group -> {
            if (intent.amount() instanceof OrderAmount.Notional) {
                return broken("GROUP_NEEDS_QUANTITY", "the order is for an amount of money",
                        "exits are sized by the units that the entry trades", "order a quantity");
            }
            if (intent.timeInForce().isImmediate() || intent.timeInForce().isForAuction()) {
                return broken("GROUP_TIME_IN_FORCE", "the order is " + intent.timeInForce(),
                        "exits must be able to wait", "order with day, gtc or gtd");
            }
            if (group.role() == Role.TAKE_PROFIT && !(intent.spec() instanceof OrderSpec.Limit)) {
                return broken("OCO_IS_A_LIMIT", "the order is no limit order",
                        "the first order of an OCO takes the profit", "order at a limit");
            }
            Side exitSide = group.role().isExit() ? intent.side() : intent.side().opposite();
            Optional<OrderSpec> profit = group.role().isExit()
                    ? Optional.of(intent.spec())
                    : specOf(group.exits().stream().filter(exit -> exit.role() == Role.TAKE_PROFIT).findFirst());
            Optional<OrderSpec> loss =
                    specOf(group.exits().stream().filter(exit -> exit.role() == Role.STOP_LOSS).findFirst());
            return profit.flatMap(target -> loss.flatMap(stop -> crossed(exitSide, target, stop)));
        });
    }

    /** Whether two exits stand on the wrong sides of each other; a trailing stop has no price yet. */
    static Optional<Denial> crossed(Side exitSide, OrderSpec one, OrderSpec other) {
        Optional<Price> stop = one.stopPrice().or(other::stopPrice);
        Optional<Price> profit = one.waitsForTrigger() ? other.limitPrice() : one.limitPrice();
        return stop.flatMap(loss -> profit.filter(target -> switch (exitSide) {
                    case SELL -> !target.isAbove(loss);
                    case BUY  -> !target.isBelow(loss);
                })
                .map(target -> new Denial.ExitsCrossed(target, loss)));
    }

    /** How much of a lot exits can be for; the rest, less than a share, has none where its broker takes them in whole ones. */
    static Decimal guardable(Decimal lot, Instrument instrument, Link link) {
        return link.exitsInWhole(instrument)
                ? instrument.inWholeUnits().rules().roundedDown(lot.max(Decimal.ZERO)).value()
                : lot;
    }

    static Role partner(Role exit) {
        return exit == Role.TAKE_PROFIT ? Role.STOP_LOSS : Role.TAKE_PROFIT;
    }

    private static Optional<OrderSpec> specOf(Optional<Exit> exit) {
        return exit.map(Exit::spec);
    }

    private static Optional<Denial> broken(String rule, String what, String why, String fix) {
        return Optional.of(new Denial.RuleBroken(rule, what, why, fix));
    }
}

package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The rules of replacements: what is refused, and what comes of what is not. */
final class NaiveReplace {

    private NaiveReplace() {}

    static void of(ScriptLine.Replace asked, NaiveOrder order, NaiveDesk desk) {
        boolean held = order.status.equals("HELD");
        if ((!held && !order.isAtWork()) || isRefused(asked, order, desk.now())) {
            return;
        }
        NaiveOrder next = order.again(
                desk.orders().size() + 1,
                order.trigger.map(trigger -> changed(trigger, asked)),
                asked.limit().or(() -> order.limit),
                asked.qty().orElse(order.qty));
        next.expireTime = asked.expireTime().or(() -> order.expireTime);
        // Orders of a group are sized by the house; others that only reduce must leave to the rest what is theirs.
        BigDecimal left = next.qty.subtract(order.cum);
        boolean alone = order.reduceOnly && order.group.isEmpty();
        if (alone && left.compareTo(desk.closable(next, Optional.of(order))) > 0) {
            return;
        }
        desk.orders().add(next);
        order.successor = Optional.of(next);
        order.group.ifPresent(group -> group.orders.add(next));
        if (held) {
            order.status = "REPLACED";
            next.status = "HELD";
            order.group.orElseThrow().latest.put(order.role, next);
        } else {
            desk.replace(order, next);
        }
    }

    private static boolean isRefused(ScriptLine.Replace asked, NaiveOrder order, Instant now) {
        boolean stop = order.trigger.filter(Trigger.Stop.class::isInstance).isPresent();
        boolean trails = order.trigger.isPresent() && !stop;
        boolean gtd = order.timeInForce.equals("gtd");
        boolean sized = asked.qty().isPresent() || asked.expireTime().isPresent();
        return (order.group.isPresent() && sized)
                || asked.qty().filter(qty -> qty.compareTo(order.cum) <= 0 || isOffLot(order, qty)).isPresent()
                || (asked.limit().isPresent() && order.limit.isEmpty())
                || (asked.stop().isPresent() && !stop)
                || (asked.trail().isPresent() && !trails)
                || (asked.expireTime().isPresent() && !gtd)
                || asked.expireTime().filter(time -> !time.isAfter(now)).isPresent()
                || (asked.expireTime().isEmpty() && isPast(order, now))
                || isSame(asked, order)
                || isCrossed(asked, order);
    }

    /** Its time is over, although nothing has happened since that would have told; one that waits has no time yet. */
    private static boolean isPast(NaiveOrder order, Instant now) {
        return !order.status.equals("HELD") && order.expireTime.filter(time -> !time.isAfter(now)).isPresent();
    }

    private static boolean isOffLot(NaiveOrder order, BigDecimal qty) {
        return AssetRules.of(order.symbol).downToLot(qty).compareTo(qty) != 0;
    }

    private static boolean isSame(ScriptLine.Replace asked, NaiveOrder order) {
        return asked.qty().filter(qty -> qty.compareTo(order.qty) != 0).isEmpty()
                && asked.limit().filter(price -> price.compareTo(order.limit.orElseThrow()) != 0).isEmpty()
                && order.trigger.equals(order.trigger.map(trigger -> changed(trigger, asked)))
                && asked.expireTime().filter(time -> !Optional.of(time).equals(order.expireTime)).isEmpty();
    }

    /** The exits of a group stay on their sides of each other. */
    private static boolean isCrossed(ScriptLine.Replace asked, NaiveOrder order) {
        if (!order.isExit()) {
            return false;
        }
        NaiveGroup group = order.group.orElseThrow();
        Optional<BigDecimal> target = order.role.equals("TAKE_PROFIT")
                ? asked.limit().or(() -> order.limit)
                : group.latest("TAKE_PROFIT").flatMap(leg -> leg.limit);
        Optional<BigDecimal> stop = order.role.equals("STOP_LOSS")
                ? asked.stop().or(() -> price(order))
                : group.latest("STOP_LOSS").flatMap(NaiveReplace::price);
        return target.isPresent() && stop.isPresent() && NaiveDesk.isCrossed(group.exitsBuy, target.get(), stop.get());
    }

    private static Optional<BigDecimal> price(NaiveOrder order) {
        return order.trigger.map(trigger -> ((Trigger.Stop) trigger).price());
    }

    /** The same trigger at other prices; numbers are kept in one form, so that equal ones are equal. */
    private static Trigger changed(Trigger trigger, ScriptLine.Replace asked) {
        return switch (trigger) {
            case Trigger.Stop(var price)           -> new Trigger.Stop(asked.stop().map(now -> same(price, now)).orElse(price));
            case Trigger.TrailPrice(var offset)    -> new Trigger.TrailPrice(asked.trail().map(now -> same(offset, now)).orElse(offset));
            case Trigger.TrailPercent(var percent) ->
                new Trigger.TrailPercent(asked.trail().map(now -> same(percent, now)).orElse(percent));
        };
    }

    private static BigDecimal same(BigDecimal before, BigDecimal now) {
        return before.compareTo(now) == 0 ? before : now;
    }
}

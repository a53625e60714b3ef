package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of groups: exits come with the entry's first fill, are as large as what they protect, and go with it. */
final class NaiveGroups {
    private final NaiveDesk desk;
    private final List<NaiveGroup> live = new ArrayList<>();

    NaiveGroups(NaiveDesk desk) {
        this.desk = desk;
    }

    /** The first order of a group has been sent; those that it brings wait for it, or go with it. */
    void begin(NaiveOrder first, Terms.Exits exits, boolean oco) {
        boolean exitsBuy = oco ? first.buys : !first.buys;
        var group = new NaiveGroup(first.symbol, exitsBuy, !exits.orderClass().equals("oto"));
        group.add(first);
        group.entered = oco ? first.qty : BigDecimal.ZERO;
        if (!oco) {
            exits.takeProfit().ifPresent(price -> leg(group, "TAKE_PROFIT", Optional.of(price), Optional.empty(), false));
        }
        exits.stop().ifPresent(price -> leg(group, "STOP_LOSS", exits.stopLimit(), Optional.of(price), oco));
        place(group);
    }

    private void leg(
            NaiveGroup group, String role, Optional<BigDecimal> limit, Optional<BigDecimal> stop, boolean sent) {
        NaiveOrder first = group.orders.getFirst();
        var leg = new NaiveOrder(
                desk.orders().size() + 1, "", group.symbol, group.exitsBuy, first.timeInForce,
                stop.map(Trigger.Stop::new), limit, false, true, role, first.qty);
        leg.expireTime = first.expireTime;
        desk.orders().add(leg);
        group.add(leg);
        leg.status = "HELD";
        if (sent) {
            desk.send(leg);
        }
    }

    /** Another order has taken an order's place, and goes on from there. */
    void replaced(NaiveOrder order, NaiveOrder by) {
        order.status = "REPLACED";
        by.answered = true;
        by.cum = order.cum;
        by.status = by.standing();
        order.group.ifPresent(group -> group.latest.put(order.role, by));
    }

    /** What groups of which something can still come protect. */
    BigDecimal lots(String symbol, boolean exitsBuy) {
        return live.stream()
                .filter(group -> group.symbol.equals(symbol) && group.exitsBuy == exitsBuy && !group.released)
                .map(group -> group.lot().max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Something has happened to an order: its group looks again, and all groups of the symbol where the position moved. */
    void follow(NaiveOrder order, boolean positionMoved) {
        order.group.ifPresent(this::place);
        Set<NaiveGroup> touched = new LinkedHashSet<>();
        order.group.ifPresent(touched::add);
        if (positionMoved) {
            live.stream().filter(group -> group.symbol.equals(order.symbol)).forEach(touched::add);
        }
        touched.forEach(this::decide);
    }

    private void decide(NaiveGroup group) {
        if (group.released) {
            takeOff(group);
        } else {
            fit(group);
        }
        place(group);
    }

    private void fit(NaiveGroup group) {
        BigDecimal lot = group.lot().max(BigDecimal.ZERO);
        BigDecimal mine = desk.held(group.symbol, group.exitsBuy);
        for (NaiveGroup older : live) {
            if (older == group) {
                break;
            }
            boolean rival = older.symbol.equals(group.symbol) && older.exitsBuy == group.exitsBuy && !older.released;
            mine = rival ? mine.subtract(older.lot().max(BigDecimal.ZERO)) : mine;
        }
        BigDecimal target = lot.min(mine.max(BigDecimal.ZERO));
        // What others have closed of it is not its to close any more, and does not come back.
        group.elsewhere = group.elsewhere.add(lot.subtract(target));
        if (target.signum() == 0) {
            boolean entryWorks = group.latest("ENTRY").filter(NaiveOrder::isOpen).isPresent();
            if (!entryWorks || group.exited.signum() > 0 || group.elsewhere.signum() > 0) {
                takeOff(group);
            }
            group.alarmed = false;
        } else {
            group.latest("TAKE_PROFIT").ifPresent(leg -> size(group, leg, target));
            Optional<NaiveOrder> stop = group.latest("STOP_LOSS");
            stop.ifPresent(leg -> size(group, leg, target));
            group.alarmed = group.latest("STOP_LOSS").filter(leg -> !covers(leg)).isPresent();
        }
    }

    private void size(NaiveGroup group, NaiveOrder leg, BigDecimal target) {
        BigDecimal want = leg.cum.add(target);
        if (leg.status.equals("HELD")) {
            leg.qty = want;
            desk.send(leg);
        } else if (comesAgain(leg)) {
            NaiveOrder again = leg.again(desk.orders().size() + 1, leg.trigger, leg.limit, target);
            desk.orders().add(again);
            group.add(again);
            desk.send(again);
        } else if (leg.qty.compareTo(want) != 0 && leg.isAtWork()) {
            desk.resize(leg, want);
        }
    }

    private static boolean comesAgain(NaiveOrder leg) {
        return leg.status.equals("FILLED") || (leg.status.equals("CANCELED") && leg.takenOff);
    }

    private static boolean covers(NaiveOrder stop) {
        return stop.isOpen() && !stop.status.equals("PENDING_CANCEL");
    }

    private void takeOff(NaiveGroup group) {
        for (NaiveOrder order : group.open()) {
            switch (order.status) {
                case "HELD" -> {
                    order.status = "CANCELED";
                    order.takenOff = true;
                }
                case "SUBMITTED", "ACCEPTED", "TRIGGERED", "PARTIALLY_FILLED" -> desk.takeOff(order);
                default -> {}
            }
        }
    }

    private void place(NaiveGroup group) {
        if (!group.isLive()) {
            live.remove(group);
        } else if (!live.contains(group)) {
            live.add(group);
        }
    }
}

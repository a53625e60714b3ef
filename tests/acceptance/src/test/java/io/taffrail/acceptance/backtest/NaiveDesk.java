package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.NaiveFloor.Report;
import io.taffrail.acceptance.backtest.Outcome.Execution;
import io.taffrail.acceptance.backtest.ScriptLine.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a desk makes of an orders file with groups, replacements and cancels, computed again from the rules: in memory,
 * in the order of time, slow and plain. It shares no line with the product.
 *
 * <p>All that one moment of the market brings is heard first and acted on then, in the order in which it was heard;
 * what that brings about is heard next, until all is quiet.
 */
final class NaiveDesk {
    private static final int ROUNDS = 100;

    private final List<? extends MarketData> market;
    private final NaiveFloor floor = new NaiveFloor();
    private final List<NaiveOrder> orders = new ArrayList<>();
    private final Map<String, NaiveOrder> named = new HashMap<>();
    private final Map<String, BigDecimal> positions = new HashMap<>();
    private final NaiveGroups groups = new NaiveGroups(this);
    private List<Runnable> actions = new ArrayList<>();
    private Instant now = Instant.MIN;

    /** @param market all that the files say, in the order of time */
    NaiveDesk(List<? extends MarketData> market) {
        this.market = market;
    }

    /** What becomes of all orders, in the order of their numbers. */
    List<Outcome> work(List<? extends ScriptLine> script) {
        List<ScriptLine> lines = new ArrayList<>(script);
        lines.sort(Comparator.comparing(ScriptLine::at));
        int next = 0;
        for (ScriptLine line : lines) {
            for (; next < market.size() && !market.get(next).at().isAfter(line.at()); next++) {
                see(market.get(next));
            }
            now = line.at();
            take(line);
            settle();
        }
        market.subList(next, market.size()).forEach(this::see);
        return orders.stream().map(NaiveOrder::outcome).toList();
    }

    private void see(MarketData data) {
        now = data.at();
        floor.market(data);
        settle();
    }

    private void settle() {
        act();
        int rounds = 0;
        for (List<Report> heard = floor.heard(); !heard.isEmpty(); heard = floor.heard()) {
            if (++rounds > ROUNDS) {
                throw new IllegalStateException("at " + now + " there is no end to " + heard);
            }
            heard.forEach(this::believe);
            act();
        }
    }

    private void act() {
        List<Runnable> doing = actions;
        actions = new ArrayList<>();
        doing.forEach(Runnable::run);
    }

    private void take(ScriptLine line) {
        switch (line) {
            case ScriptedOrder order          -> submit(order);
            case ScriptLine.Replace replace   -> NaiveReplace.of(replace, standing(replace.target()), this);
            case ScriptLine.Cancel(_, var it) -> cancel(standing(it));
        }
    }

    /** The order that a name means, or the exit that came with it, or whatever has taken its place. */
    private NaiveOrder standing(Target target) {
        NaiveOrder order = named.get(target.clientOrderId());
        Optional<NaiveGroup> group = order.group;
        if (target.leg().isPresent() && group.isPresent() && !order.status.equals("DENIED")) {
            order = group.get().latest(target.leg().get().toUpperCase(Locale.ROOT)).orElseThrow();
        }
        while (order.successor.isPresent()) {
            order = order.successor.get();
        }
        return order;
    }

    private void submit(ScriptedOrder asked) {
        Terms terms = asked.terms();
        boolean oco = terms.exits().filter(exits -> exits.orderClass().equals("oco")).isPresent();
        String role = oco ? "TAKE_PROFIT" : "ENTRY";
        var order = new NaiveOrder(
                orders.size() + 1, asked.clientOrderId(), asked.symbol(), asked.buys(), asked.timeInForce(), asked.trigger(),
                asked.limit(), terms.postOnly(), terms.reduceOnly() || oco, role, asked.qty().orElseThrow());
        order.expireTime = terms.expireTime();
        orders.add(order);
        named.put(order.name, order);
        if (isDenied(asked, order)) {
            order.status = "DENIED";
            return;
        }
        send(order);
        terms.exits().ifPresent(exits -> groups.begin(order, exits, oco));
        follow(order, false);
    }

    private boolean isDenied(ScriptedOrder asked, NaiveOrder order) {
        boolean waits = asked.limit().isPresent() && asked.trigger().isEmpty() && !order.isImmediate();
        boolean crossed = asked.terms().exits().filter(exits -> {
            boolean exitsBuy = order.reduceOnly ? order.buys : !order.buys;
            Optional<BigDecimal> target = order.role.equals("ENTRY") ? exits.takeProfit() : asked.limit();
            return target.isPresent() && exits.stop().isPresent() && isCrossed(exitsBuy, target.get(), exits.stop().get());
        }).isPresent();
        boolean late = asked.terms().expireTime().filter(time -> !time.isAfter(now)).isPresent();
        boolean grouped = asked.terms().exits().isPresent();
        return crossed
                || late
                || (grouped && order.isImmediate())
                || (asked.terms().postOnly() && !waits)
                || (order.reduceOnly && order.qty.compareTo(closable(order, Optional.empty())) > 0);
    }

    static boolean isCrossed(boolean exitsBuy, BigDecimal target, BigDecimal stop) {
        return exitsBuy ? target.compareTo(stop) >= 0 : target.compareTo(stop) <= 0;
    }

    /** What an order may close: what is held and not promised to others. Of two exits of a pair the target counts. */
    BigDecimal closable(NaiveOrder order, Optional<NaiveOrder> without) {
        BigDecimal left = held(order.symbol, order.buys);
        for (NaiveOrder other : orders) {
            boolean second = other.role.equals("STOP_LOSS") && other.group.orElseThrow().paired;
            boolean counts = other != order && other.isWorking() && !second && without.filter(other::equals).isEmpty();
            if (counts && other.symbol.equals(order.symbol) && other.buys == order.buys) {
                left = left.subtract(other.leaves());
            }
        }
        return left.max(BigDecimal.ZERO);
    }

    /** What is held that orders of this side would close. */
    BigDecimal held(String symbol, boolean buys) {
        BigDecimal position = positions.getOrDefault(symbol, BigDecimal.ZERO);
        return (buys ? position.negate() : position).max(BigDecimal.ZERO);
    }

    /** Who cancels an exit takes its group apart. */
    private void cancel(NaiveOrder order) {
        if (!order.isOpen() || order.status.equals("PENDING_CANCEL")) {
            return;
        }
        if (order.isExit()) {
            order.group.orElseThrow().released = true;
        } else {
            takeOff(order);
        }
        follow(order, false);
    }

    Instant now() {
        return now;
    }

    List<NaiveOrder> orders() {
        return orders;
    }

    void send(NaiveOrder order) {
        order.status = "SUBMITTED";
        Instant at = now;
        actions.add(() -> floor.enter(order, at));
    }

    void replace(NaiveOrder order, NaiveOrder by) {
        order.status = "PENDING_REPLACE";
        Instant at = now;
        actions.add(() -> floor.replace(order, by, at));
    }

    void resize(NaiveOrder order, BigDecimal qty) {
        order.qty = qty;
        actions.add(() -> floor.resize(order));
    }

    void takeOff(NaiveOrder order) {
        order.takenOff = true;
        order.status = "PENDING_CANCEL";
        Instant at = now;
        actions.add(() -> floor.cancel(order, at));
    }

    private void believe(Report report) {
        NaiveOrder order = report.order();
        switch (report.kind()) {
            case "ACCEPTED" -> {
                order.answered = true;
                order.status = order.status.equals("SUBMITTED") ? "ACCEPTED" : order.status;
            }
            case "TRIGGERED" -> order.status = order.status.equals("ACCEPTED") ? "TRIGGERED" : order.status;
            case "FILLED", "FILLED_IN_PART" -> fill(order, report);
            case "CANCELED", "EXPIRED" -> order.status = order.isOpen() ? report.kind() : order.status;
            case "CANCEL_REJECTED" ->
                order.status = order.status.equals("PENDING_CANCEL") ? order.standing() : order.status;
            case "REPLACED" -> groups.replaced(order, report.other().orElseThrow());
            case "REPLACE_REJECTED" -> {
                order.status = order.status.equals("PENDING_REPLACE") ? order.standing() : order.status;
                report.other().orElseThrow().status = "REJECTED";
                order.successor = Optional.empty();
            }
            default -> throw new IllegalStateException(report.toString());
        }
        report.other().ifPresent(other -> follow(other, false));
        follow(order, report.kind().startsWith("FILLED"));
    }

    private void fill(NaiveOrder order, Report report) {
        order.cum = order.cum.add(report.qty());
        order.fills.add(new Execution(
                report.at(), order.outcome().clientOrderId(), order.symbol, order.buys ? "buy" : "sell", report.qty(),
                report.price()));
        if (report.kind().equals("FILLED") || order.cum.compareTo(order.qty) >= 0) {
            order.status = "FILLED";
        } else if (order.isOpen() && !order.status.startsWith("PENDING")) {
            order.status = "PARTIALLY_FILLED";
        }
        positions.merge(order.symbol, order.buys ? report.qty() : report.qty().negate(), BigDecimal::add);
        order.group.ifPresent(group -> {
            group.exited = order.isExit() ? group.exited.add(report.qty()) : group.exited;
            group.entered = order.isExit() ? group.entered : group.entered.add(report.qty());
        });
    }

    private void follow(NaiveOrder order, boolean positionMoved) {
        boolean reducesAlone = order.reduceOnly && order.group.isEmpty();
        groups.follow(order, positionMoved);
        if (positionMoved || reducesAlone) {
            fitReduceOnly(order.symbol, false);
            fitReduceOnly(order.symbol, true);
        }
    }

    /** Orders that only reduce and came alone share what groups leave, the older first. */
    private void fitReduceOnly(String symbol, boolean buys) {
        BigDecimal left = held(symbol, buys).subtract(groups.lots(symbol, buys)).max(BigDecimal.ZERO);
        for (NaiveOrder order : orders) {
            boolean alone = order.reduceOnly && order.group.isEmpty() && order.isWorking();
            if (!alone || !order.symbol.equals(symbol) || order.buys != buys) {
                continue;
            }
            BigDecimal fitting = order.leaves().min(left);
            if (fitting.compareTo(order.leaves()) < 0 && order.isAtWork()) {
                if (fitting.signum() == 0) {
                    takeOff(order);
                } else {
                    resize(order, order.cum.add(fitting));
                }
            }
            left = left.subtract(fitting);
        }
    }
}

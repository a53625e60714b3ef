package io.taffrail.acceptance.backtest;

import io.taffrail.acceptance.backtest.Outcome.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order as the naive desk keeps it: what the house thinks of it, and what the exchange does. */
final class NaiveOrder {
    final int number;
    final String name;
    final String symbol;
    final boolean buys;
    String timeInForce;
    final Optional<Trigger> trigger;
    final Optional<BigDecimal> limit;
    final boolean postOnly;
    final boolean reduceOnly;
    final String role;
    Optional<Instant> expireTime = Optional.empty();
    Optional<NaiveGroup> group = Optional.empty();

    String status = "INITIALIZED";
    BigDecimal qty;
    BigDecimal cum = BigDecimal.ZERO;
    boolean answered;
    boolean takenOff;
    Optional<NaiveOrder> successor = Optional.empty();
    final List<Execution> fills = new ArrayList<>();

    boolean onFloor;
    BigDecimal floorQty = BigDecimal.ZERO;
    BigDecimal floorCum = BigDecimal.ZERO;
    boolean triggered;
    boolean resting;
    Optional<BigDecimal> mark = Optional.empty();
    Optional<Instant> end = Optional.empty();

    NaiveOrder(
            int number,
            String name,
            String symbol,
            boolean buys,
            String timeInForce,
            Optional<Trigger> trigger,
            Optional<BigDecimal> limit,
            boolean postOnly,
            boolean reduceOnly,
            String role,
            BigDecimal qty) {
        this.number = number;
        this.name = name;
        this.symbol = symbol;
        this.buys = buys;
        this.timeInForce = timeInForce;
        this.trigger = trigger;
        this.limit = limit;
        this.postOnly = postOnly;
        this.reduceOnly = reduceOnly;
        this.role = role;
        this.qty = qty;
        triggered = trigger.isEmpty();
    }

    /** The order as it would begin under another number, with other prices. */
    NaiveOrder again(int next, Optional<Trigger> otherTrigger, Optional<BigDecimal> otherLimit, BigDecimal otherQty) {
        var order = new NaiveOrder(
                next, "", symbol, buys, timeInForce, otherTrigger, otherLimit, postOnly, reduceOnly, role, otherQty);
        order.expireTime = expireTime;
        order.group = group;
        return order;
    }

    boolean isExit() {
        return !role.equals("ENTRY") && group.isPresent();
    }

    boolean isOpen() {
        return switch (status) {
            case "DENIED", "FILLED", "REPLACED", "CANCELED", "EXPIRED", "REJECTED" -> false;
            default -> true;
        };
    }

    /** Whether it has left the house and may come to trade. */
    boolean isWorking() {
        return isOpen() && !status.equals("INITIALIZED") && !status.equals("HELD");
    }

    /** Whether the exchange has it, and nothing about it is unanswered. */
    boolean isAtWork() {
        return answered
                && (status.equals("ACCEPTED") || status.equals("TRIGGERED") || status.equals("PARTIALLY_FILLED"));
    }

    boolean isImmediate() {
        return timeInForce.equals("ioc") || timeInForce.equals("fok");
    }

    BigDecimal leaves() {
        return qty.subtract(cum).max(BigDecimal.ZERO);
    }

    /** How it stands once nothing about it is unanswered. */
    String standing() {
        String waiting = trigger.isPresent() && triggered ? "TRIGGERED" : "ACCEPTED";
        return cum.signum() > 0 ? "PARTIALLY_FILLED" : waiting;
    }

    Outcome outcome() {
        return new Outcome(name.isEmpty() ? "#" + number : name, status, cum, fills);
    }
}

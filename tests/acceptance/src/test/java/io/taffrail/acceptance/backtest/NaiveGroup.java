package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A group as the naive desk keeps it. */
final class NaiveGroup {
    final String symbol;
    final boolean exitsBuy;
    final boolean paired;
    final List<NaiveOrder> orders = new ArrayList<>();
    final Map<String, NaiveOrder> latest = new LinkedHashMap<>();
    BigDecimal entered = BigDecimal.ZERO;
    BigDecimal exited = BigDecimal.ZERO;
    BigDecimal elsewhere = BigDecimal.ZERO;
    boolean released;
    boolean alarmed;

    NaiveGroup(String symbol, boolean exitsBuy, boolean paired) {
        this.symbol = symbol;
        this.exitsBuy = exitsBuy;
        this.paired = paired;
    }

    void add(NaiveOrder order) {
        order.group = Optional.of(this);
        orders.add(order);
        latest.put(order.role, order);
    }

    /** What the entry has traded, less what has gone out again. */
    BigDecimal lot() {
        return entered.subtract(exited).subtract(elsewhere);
    }

    List<NaiveOrder> open() {
        return orders.stream().filter(NaiveOrder::isOpen).toList();
    }

    boolean isLive() {
        return !open().isEmpty() || (alarmed && !released);
    }

    Optional<NaiveOrder> latest(String role) {
        return Optional.ofNullable(latest.get(role));
    }
}

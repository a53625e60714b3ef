package io.taffrail.engine.risk;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cash account has asked for and has not heard the end of: sales that may trade, and purchases that may have. */
final class UnderWay {
    private final Map<Symbol, Map<OrderId, Order>> sales = new HashMap<>();
    private final Map<OrderId, Order> doubtful = new LinkedHashMap<>();

    void move(Order after) {
        switch (after.side()) {
            case SELL -> sell(after);
            case BUY  -> keep(doubtful, after, after.status() == OrderStatus.IN_DOUBT);
        }
    }

    private void sell(Order after) {
        Map<OrderId, Order> ofSymbol = sales.computeIfAbsent(after.symbol(), _ -> new HashMap<>());
        keep(ofSymbol, after, after.isWorking());
        if (ofSymbol.isEmpty()) {
            sales.remove(after.symbol());
        }
    }

    private static void keep(Map<OrderId, Order> orders, Order order, boolean counts) {
        if (counts) {
            orders.put(order.id(), order);
        } else {
            orders.remove(order.id());
        }
    }

    /** What the purchases in doubt may have cost, all of them. */
    Money doubtfulCost(Money zero) {
        return doubtful.values().stream().map(Order::leavesWorth).reduce(zero, Money::plus);
    }

    /** How many units of a symbol the purchases in doubt may have bought. */
    Decimal doubtfulUnits(Symbol symbol) {
        return doubtful.values().stream()
                .filter(order -> order.symbol().equals(symbol))
                .map(UnderWay::units)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /**
     * How many of the sales of a symbol would go beyond what is paid for, were all of them to trade: the largest first, because
     * then the most of them do. Exits are not: they are no sale before their price comes, and are never held up.
     *
     * @param replaced one that is not counted, because the order that is judged takes its place
     */
    List<OrderId> beyond(Symbol symbol, Decimal paid, Optional<OrderId> replaced) {
        List<Order> largestFirst = sales.getOrDefault(symbol, Map.of()).values().stream()
                .filter(order -> replaced.filter(order.id()::equals).isEmpty())
                .filter(order -> !order.isExit())
                .sorted(Comparator.comparing(UnderWay::units).reversed())
                .toList();
        Decimal sold = Decimal.ZERO;
        var beyond = new ArrayList<OrderId>();
        for (Order order : largestFirst) {
            sold = sold.plus(units(order));
            if (sold.compareTo(paid) > 0) {
                beyond.add(order.id());
            }
        }
        return beyond;
    }

    /** While a replacement is not answered the larger of the two counts. */
    private static Decimal units(Order order) {
        Decimal own = own(order);
        return order.replacement().map(next -> own(next).max(own)).orElse(own);
    }

    private static Decimal own(Order order) {
        return order.judgedPrice()
                .map(order::leavesQty)
                .or(order::orderQty)
                .map(quantity -> quantity.value())
                .orElse(Decimal.ZERO);
    }
}

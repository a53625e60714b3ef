package io.taffrail.runtime;

import io.taffrail.engine.AccountBook;
import io.taffrail.engine.Book;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.statement.StatedPosition;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Reconciler.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An account's books and its broker's statement, line by line: cash, positions by symbol, open orders by name. */
final class LinesOf {
    private static final String NOTHING = "-";

    private final AccountBook books;
    private final List<Order> open;
    private final Statement statement;

    LinesOf(Book book, AccountBook books, Statement statement) {
        this.books = books;
        this.statement = statement;
        open = book.openOrders().stream()
                .filter(order -> order.account().equals(books.id()) && order.isWorking())
                .toList();
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(cash());
        positions(lines);
        orders(lines);
        return lines;
    }

    private Line cash() {
        Money ours = books.cash();
        Money theirs = statement.cash();
        return new Line(
                "cash", ours.currency().code(), ours.amount().toString(), theirs.amount().toString(),
                difference(ours.amount(), theirs.amount()));
    }

    private void positions(List<Line> lines) {
        Map<Symbol, Decimal> ours = new TreeMap<>(Comparator.comparing(Symbol::value));
        Map<Symbol, Decimal> theirs = new TreeMap<>(Comparator.comparing(Symbol::value));
        for (Symbol symbol : books.symbols()) {
            books.position(symbol).filter(held -> !held.isFlat()).map(Position::quantity)
                    .ifPresent(quantity -> ours.put(symbol, quantity));
        }
        for (StatedPosition stated : statement.positions()) {
            theirs.put(stated.instrument().symbol(), stated.quantity());
        }
        var all = new TreeMap<Symbol, Decimal>(Comparator.comparing(Symbol::value));
        all.putAll(ours);
        all.putAll(theirs);
        for (Symbol symbol : all.keySet()) {
            Decimal held = ours.getOrDefault(symbol, Decimal.ZERO);
            Decimal stated = theirs.getOrDefault(symbol, Decimal.ZERO);
            lines.add(new Line(
                    "position", symbol.value(), held.toString(), stated.toString(), difference(held, stated)));
        }
    }

    private static Optional<String> difference(Decimal ours, Decimal theirs) {
        Decimal difference = theirs.minus(ours);
        return difference.isZero()
                ? Optional.empty()
                : Optional.of((difference.isPositive() ? "+" : "") + difference);
    }

    /** The broker's open orders and ours; what is in doubt is said so. */
    private void orders(List<Line> lines) {
        var theirs = new TreeMap<ClientOrderId, StatedOrder>(Comparator.comparing(ClientOrderId::value));
        for (StatedOrder stated : statement.orders()) {
            if (stated.open()) {
                theirs.put(stated.clientOrderId(), stated);
            }
        }
        for (Order order : open) {
            StatedOrder stated = theirs.remove(order.clientOrderId());
            String ours = order.status() + " " + order.cumQty();
            lines.add(stated == null
                    ? new Line("order", order.clientOrderId().value(), ours, NOTHING, Optional.of("not open at the broker"))
                    : new Line("order", order.clientOrderId().value(), ours, "open " + stated.cumQty(),
                            traded(order, stated)));
        }
        theirs.forEach((name, stated) -> lines.add(new Line(
                "order", name.value(), NOTHING, "open " + stated.cumQty(), Optional.of("not open in the books"))));
    }

    /** A broker that begins to count anew with each order that takes another's place means the same. */
    private static Optional<String> traded(Order order, StatedOrder stated) {
        return stated.cumQty().equals(order.ownCumQty())
                ? Optional.empty()
                : difference(order.cumQty().value(), stated.cumQty().value());
    }
}

package io.taffrail.engine;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.statement.StatedPosition;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A broker's statement held against the books, in three steps, each of which is decided on and applied before the next:
 * orders, executions, and what is left. It reads and changes nothing.
 */
public final class Comparison {
    private final Book book;
    private final Earlier earlier;
    private final AccountId account;
    private final Statement statement;

    public Comparison(Book book, Earlier earlier, AccountId account, Statement statement) {
        this.book = book;
        this.earlier = earlier;
        this.account = account;
        this.statement = statement;
    }

    /**
     * Orders of which the books do not know that the broker has them; empty where there are none. An exit is not named here: what
     * the statement shows may be the one that fell with its entry since, and only a look-up tells which one works.
     */
    public Optional<LinkReport> orders() {
        var ours = new ArrayList<StatedOrder>();
        var external = new ArrayList<StatedOrder>();
        for (StatedOrder stated : statement.orders()) {
            Optional<Order> known = inTheBook(stated);
            if (known.isPresent()) {
                known.filter(order -> order.isWorking() && order.venueOrderId().isEmpty() && !order.isExit())
                        .ifPresent(_ -> ours.add(stated));
            } else if (earlier.order(account, stated.clientOrderId()).isEmpty()) {
                external.add(stated);
            }
        }
        return ours.isEmpty() && external.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkReport.OrdersFound(account, ours, external));
    }

    /**
     * Executions that the books do not have, and before them the broker's name of the order, where the books have none yet:
     * without it a later statement would take the order for somebody else's. Those of an open order that asks for an amount
     * of money, or whose quantity the house has changed, are left to the look-up of that order, which alone tells whether anything
     * of it is left.
     */
    public List<ExecutionReport> executions() {
        var reports = new ArrayList<ExecutionReport>();
        for (StatedExecution stated : statement.executions()) {
            inTheBook(stated)
                    .filter(order -> !(order.isOpen() && order.certainQty().isEmpty()))
                    .filter(order -> !book.isKnown(order.id(), stated.fill().tradeId()))
                    .ifPresent(order -> {
                        statedOf(stated).filter(_ -> order.venueOrderId().isEmpty()).ifPresent(theirs -> reports.add(
                                new ExecutionReport.Accepted(order.id(), theirs.id(), stated.fill().venueTime())));
                        reports.add(new ExecutionReport.Filled(order.id(), stated.fill(), false));
                    });
        }
        return reports;
    }

    /** The order that has traded, where the statement shows it. */
    private Optional<StatedOrder> statedOf(StatedExecution execution) {
        return statement.orders().stream()
                .filter(order -> order.clientOrderId().equals(execution.clientOrderId()))
                .findFirst();
    }

    /**
     * What is left when orders and executions are booked.
     *
     * @param input to be decided on
     * @param seen all that differs now; what is seen twice alike is a break
     * @param toLookUp open orders of ours of which the statement says nothing, or more than the books have
     */
    public record Rest(LinkReport.Compared input, List<Break> seen, List<OrderId> toLookUp) {}

    /**
     * The last step.
     *
     * @param before what differed the last time
     */
    public Rest rest(List<Break> before) {
        List<OrderId> toLookUp = toLookUp();
        List<Break> seen = breaks().stream().map(found -> explained(found, toLookUp)).toList();
        List<Break> known = book.requireAccount(account).link().breaks();
        List<Break> confirmed = seen.stream()
                .filter(found -> before.contains(found) || known.contains(found) || found instanceof Break.ExecutionTooLate)
                .toList();
        // What an order that is still being asked about will explain is nobody's to adopt.
        boolean explained = seen.isEmpty() || toLookUp.isEmpty();
        boolean settled = confirmed.size() == seen.size() && !lagsBehind() && explained;
        return new Rest(
                new LinkReport.Compared(account, statement.movements(), confirmed, settled, statement.cursor()), seen, toLookUp);
    }

    /** While an order may still bring a trade, nobody can tell whether a difference of what it trades is that trade. */
    private Break explained(Break found, List<OrderId> unanswered) {
        List<OrderId> orders = switch (found) {
            case Break.PositionDiffers position ->
                unanswered.stream()
                        .filter(id -> book.require(id).symbol().equals(position.instrument().symbol()))
                        .toList();
            case Break.CashDiffers _ -> unanswered;
            case Break.OrderRevived _, Break.ExecutionTooLate _, Break.TradeUnlisted _ -> List.of();
        };
        return orders.isEmpty() ? found : new Break.TradeUnlisted(found, orders);
    }

    private List<Break> breaks() {
        var found = new ArrayList<Break>();
        for (StatedOrder stated : statement.orders()) {
            if (stated.open()) {
                closedId(stated).ifPresent(id -> found.add(new Break.OrderRevived(id, stated.id())));
            }
        }
        for (StatedExecution stated : statement.executions()) {
            if (inTheBook(stated).isEmpty()) {
                earlier.order(account, stated.clientOrderId())
                        .filter(order -> !earlier.isBooked(order, stated.fill().tradeId()))
                        .ifPresent(_ -> found.add(new Break.ExecutionTooLate(stated.clientOrderId(), stated.fill())));
            }
        }
        positions(found);
        Money expected = book.requireAccount(account).cash();
        for (Movement movement : statement.movements()) {
            expected = expected.plus(movement.amount());
        }
        if (!expected.equals(statement.cash())) {
            found.add(new Break.CashDiffers(expected, statement.cash()));
        }
        return found;
    }

    private void positions(List<Break> found) {
        AccountBook ours = book.requireAccount(account);
        var told = new HashSet<Symbol>();
        for (StatedPosition theirs : statement.positions()) {
            told.add(theirs.instrument().symbol());
            Decimal held = ours.position(theirs.instrument().symbol()).map(Position::quantity).orElse(Decimal.ZERO);
            if (held.compareTo(theirs.quantity()) != 0) {
                found.add(new Break.PositionDiffers(theirs.instrument(), held, theirs.quantity(), theirs.avgPx()));
            }
        }
        for (Symbol symbol : ours.symbols()) {
            ours.position(symbol)
                    .filter(position -> !position.isFlat() && !told.contains(symbol))
                    .ifPresent(position -> found.add(notHeld(position)));
        }
    }

    private static Break notHeld(Position ours) {
        Instrument instrument = ours.instrument();
        return new Break.PositionDiffers(instrument, ours.quantity(), Decimal.ZERO, new Price(Decimal.ZERO));
    }

    private List<OrderId> toLookUp() {
        Set<OrderId> open = new HashSet<>();
        for (StatedOrder stated : statement.orders()) {
            if (stated.open()) {
                inTheBook(stated)
                        .filter(order -> order.venueOrderId().isPresent() && !lags(stated, order))
                        .map(Order::id)
                        .ifPresent(open::add);
            }
        }
        return book.openOrders().stream()
                .filter(order -> order.account().equals(account) && order.isWorking())
                .map(Order::id)
                .filter(id -> !open.contains(id))
                .toList();
    }

    /** The broker counts more of an open order as traded than it has told executions of. */
    private boolean lagsBehind() {
        return statement.orders().stream()
                .filter(StatedOrder::open)
                .anyMatch(stated -> inTheBook(stated).filter(order -> lags(stated, order)).isPresent());
    }

    /** It may count what those have traded whose place the order took, or begin anew with each. */
    private static boolean lags(StatedOrder stated, Order order) {
        return stated.cumQty().isMoreThan(order.ownCumQty()) && !stated.cumQty().equals(order.cumQty());
    }

    private Optional<OrderId> closedId(StatedOrder stated) {
        Optional<Order> known = inTheBook(stated);
        return known.isPresent()
                ? known.filter(order -> !order.isOpen()).map(Order::id)
                : earlier.order(account, stated.clientOrderId());
    }

    /**
     * An exit that came with its entry has a name of the broker's own, which nobody else here knows it by; and one whose only news
     * were its executions is known by these alone.
     */
    private Optional<Order> inTheBook(StatedOrder stated) {
        return book.openOrRecent(account, stated.clientOrderId())
                .or(() -> book.openOrRecent(account, stated.id()))
                .flatMap(book::order)
                .or(() -> statement.executions().stream()
                        .filter(execution -> execution.clientOrderId().equals(stated.clientOrderId()))
                        .flatMap(execution -> book.bookedTo(
                                account, stated.instrument().symbol(), execution.fill().tradeId()).stream())
                        .findFirst());
    }

    private Optional<Order> inTheBook(StatedExecution stated) {
        return book.openOrRecent(account, stated.clientOrderId())
                .flatMap(book::order)
                .or(() -> statedOf(stated).flatMap(this::inTheBook));
    }
}

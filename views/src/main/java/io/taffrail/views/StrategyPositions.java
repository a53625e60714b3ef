package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.Trip;
import io.taffrail.model.performance.TripBook;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.Comparator;
import java.util.List;

/** What each strategy holds on accounts that are held in one net, valued at the prices of the moment. */
public final class StrategyPositions {
    private final Marks marks;
    private final TripBook book = new TripBook();

    StrategyPositions(Marks marks) {
        this.marks = marks;
    }

    /**
     * One open position of a strategy, or of nobody's orders.
     *
     * @param mark the price at which it is valued
     * @param unrealised the profit that closing it at the mark would realise
     */
    public record Held(Trip trip, Price mark, Money unrealised) {}

    /** The open positions of an account, by symbol; those of nobody's orders stand before those of strategies. */
    public List<Held> list(AccountId account) {
        return trips(account).stream()
                .sorted(Comparator.comparing(Trip::symbol)
                        .thenComparing(trip -> trip.strategy().map(Object::toString).orElse("")))
                .map(this::held)
                .toList();
    }

    private synchronized List<Trip> trips(AccountId account) {
        return book.open().stream().filter(trip -> trip.account().equals(account)).toList();
    }

    private Held held(Trip trip) {
        Price mark = marks.of(trip.symbol()).orElse(trip.position().averagePx());
        return new Held(trip, mark, trip.position().unrealised(mark));
    }

    synchronized void onFill(OrderFilled event, Order order) {
        // Why a position ends is in the tables; here only what is open counts.
        book.fill(order, event.fill(), ExitReason.ORDER, event.at());
    }

    synchronized void onPosition(PositionEvent event) {
        if (event instanceof PositionAdopted adopted) {
            book.adopt(adopted.account(), adopted.position(), adopted.at());
        }
    }

    synchronized void onBalance(BalanceChanged event) {
        event.movement().symbol().ifPresent(symbol -> book.carry(event.account(), symbol, event.change(), event.at()));
    }
}

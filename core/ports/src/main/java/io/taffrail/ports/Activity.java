package io.taffrail.ports;

import io.taffrail.model.account.CashMovement;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Optional;

/** Something that changed an account's holdings or money, as the journal has it. */
public sealed interface Activity {

    AccountId account();

    Place place();

    /** When the desk booked it. */
    Instant at();

    /** Which of the kinds that can be asked for it is. */
    Kind kind();

    /** The kinds that can be asked for. */
    enum Kind {
        TRADE,
        COMMISSION,
        CASH
    }

    /**
     * Where in the journal it stands: activities are ordered by it.
     *
     * @param sequence the entry
     * @param part which of the entry's events; what a fill's venue took stands one behind the fill
     */
    record Place(long sequence, int part) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int entries = Long.compare(sequence, other.sequence);
            return entries != 0 ? entries : Integer.compare(part, other.part);
        }
    }

    /**
     * An execution of an order.
     *
     * @param cumQty what had traded of the order with it
     * @param leavesQty what was left of it; empty where the order was for an amount of money
     * @param status how it left the order
     * @param venueTime when the venue says that it happened
     */
    record Traded(
            AccountId account,
            Place place,
            Instant at,
            OrderId order,
            TradeId trade,
            Symbol symbol,
            Side side,
            Quantity quantity,
            Price price,
            Quantity cumQty,
            Optional<Quantity> leavesQty,
            OrderStatus status,
            Instant venueTime)
            implements Activity {
        @Override
        public Kind kind() {
            return Kind.TRADE;
        }
    }

    /** What a venue took for an execution; the amount is above zero. */
    record Charged(
            AccountId account,
            Place place,
            Instant at,
            OrderId order,
            TradeId trade,
            Symbol symbol,
            AssetClass assetClass,
            Quantity quantity,
            Money commission)
            implements Activity {
        @Override
        public Kind kind() {
            return Kind.COMMISSION;
        }
    }

    /** Money that came in, or went out where below zero, without a trade. */
    record Moved(AccountId account, Place place, Instant at, Money change, String reason) implements Activity {
        /** What its reason says. */
        public CashMovement movement() {
            return CashMovement.read(reason);
        }

        @Override
        public Kind kind() {
            return Kind.CASH;
        }
    }
}

package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.market.Mark;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A fact about the desk as a whole. */
public sealed interface DeskEvent extends Event {

    /** The first fact of every journal: who this desk is and where its prices come from. */
    record DeskOpened(Identity identity, DeskId desk, MarketSource source, Instant at) implements DeskEvent {}

    /** The house refused a command that was not an order; refused orders are {@code OrderDenied}. */
    record CommandRefused(Denial reason, Instant at) implements DeskEvent {}

    /** A request was acted on that had a key of its own; the facts beside this one are its answer. */
    record RequestKept(AccountId account, RequestKey key, String fingerprint, Instant at) implements DeskEvent {}

    /** The request of that key came again, and nothing was done. */
    record RequestRepeated(AccountId account, RequestKey key, Instant at) implements DeskEvent {}

    /** What it cost and brought to hold something over a day is booked; it is booked once for each day. */
    record DayCarried(LocalDate date, Instant at) implements DeskEvent {}

    /** Prices at which what is held is valued from now on. */
    record MarksChanged(List<Mark> marks, Instant at) implements DeskEvent {
        public MarksChanged {
            marks = List.copyOf(marks);
        }
    }
}

package io.taffrail.model.journal;

import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fact about the desk as a whole. */
public sealed interface DeskEvent extends Event {

    /** The first fact of every journal: who this desk is and where its prices come from. */
    record DeskOpened(Identity identity, DeskId desk, MarketSource source, Instant at) implements DeskEvent {}

    /** The house refused a command that was not an order; refused orders are {@code OrderDenied}. */
    record CommandRefused(Denial reason, Instant at) implements DeskEvent {}

    /** Prices at which what is held is valued from now on. */
    record MarksChanged(SortedMap<Symbol, Price> marks, Instant at) implements DeskEvent {
        public MarksChanged {
            marks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(marks));
        }
    }
}

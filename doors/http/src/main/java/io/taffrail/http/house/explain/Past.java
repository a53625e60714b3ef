package io.taffrail.http.house.explain;

import io.taffrail.model.journal.ComplianceEvent.OrderScreened;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the journal's entries about one order: from where it began, and around where it changed last. What an order did in a
 * long life in between is left out rather than searched for in millions of entries, and that is said.
 */
final class Past {
    private static final int PAGE = 512;
    private static final int MOST_PAGES = 40;

    private final EntryHistory entries;

    Past(EntryHistory entries) {
        this.entries = entries;
    }

    /** @param whole whether that is all that happened to the order */
    record Found(List<Entry> entries, boolean whole) {}

    Found of(Order order) {
        var found = new ArrayList<Entry>();
        long from = entries.firstSince(order.createdAt());
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Entry> read = entries.page(from, PAGE);
            read.stream().filter(entry -> isAbout(entry, order)).forEach(found::add);
            if (read.size() < PAGE || read.getLast().at().isAfter(order.lastChange())) {
                return new Found(found, true);
            }
            from = read.getLast().sequence() + 1;
        }
        long behind = Math.max(from, entries.firstSince(order.lastChange()));
        entries.page(behind, PAGE).stream().filter(entry -> isAbout(entry, order)).forEach(found::add);
        return new Found(found, behind == from);
    }

    private static boolean isAbout(Entry entry, Order order) {
        return entry.events().stream().anyMatch(event -> switch (event) {
            case OrderEvent own        -> own.order().equals(order.id());
            case OrderChecked checked  -> checked.order().equals(order.id());
            case OrderScreened checked -> checked.order().equals(order.id());
            case Event _ -> false;
        });
    }
}

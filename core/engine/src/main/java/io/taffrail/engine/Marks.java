package io.taffrail.engine;

import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.market.Mark;
import io.taffrail.model.market.Quote;
import java.time.Instant;
import java.util.List;

/** Valuation prices from quotes: the middle between bid and ask. */
final class Marks {

    private Marks() {}

    static List<Event> changed(List<Quote> quotes, Instant at) {
        List<Mark> marks = quotes.stream()
                .map(quote -> new Mark(quote.symbol(), quote.mid()))
                .toList();
        return marks.isEmpty() ? List.of() : List.of(new MarksChanged(marks, at));
    }
}

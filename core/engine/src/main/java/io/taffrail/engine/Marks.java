package io.taffrail.engine;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Valuation prices from quotes: the middle between bid and ask. */
final class Marks {

    private Marks() {}

    static List<Event> changed(List<Quote> quotes, Instant at) {
        var marks = new TreeMap<Symbol, Price>();
        quotes.forEach(quote -> marks.put(quote.symbol(), quote.mid()));
        return marks.isEmpty() ? List.of() : List.of(new MarksChanged(marks, at));
    }
}

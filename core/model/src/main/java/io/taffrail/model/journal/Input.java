package io.taffrail.model.journal;

import io.taffrail.model.market.Quote;
import java.util.List;

/** Something that the desk must decide on. */
public sealed interface Input permits ExecutionReport, Input.CommandTaken, Input.MarksObserved {

    /** A command, with what the desk knew when it took it. */
    record CommandTaken(Command command, Facts facts) implements Input {}

    /** The latest quotes of what is held and worked. */
    record MarksObserved(List<Quote> quotes) implements Input {
        public MarksObserved {
            quotes = List.copyOf(quotes);
        }
    }
}

package io.taffrail.ports;

import io.taffrail.model.journal.ExecutionReport;
import java.util.List;

/** What a broker answers when it is asked for one order. */
public sealed interface LookUp {

    /** It has the order; the reports are all that it knows of it, oldest first, known ones included. */
    record Found(List<ExecutionReport> reports) implements LookUp {
        public Found {
            reports = List.copyOf(reports);
        }
    }

    /** It says that it has no such order, in so many words. */
    record NotFound(String words) implements LookUp {}

    /** No answer, or none that can be trusted or is whole. */
    record Inconclusive(String why) implements LookUp {}
}

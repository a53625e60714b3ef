package io.taffrail.runtime;

import java.util.List;
import java.util.function.Function;

/** The way from a broker's threads to the desk's loop. */
interface Turn {

    /** Hands over what was heard; it is decided when its turn comes. Waits where too much waits already. */
    void post(List<Arrival> arrivals);

    /** Looks at the books, or changes them, as the desk's only writer for that moment. */
    <T> T take(Function<Loop, T> work);
}

package io.taffrail.simulation.wire;

import io.taffrail.alpaca.rest.Requests.Outgoing;
import io.taffrail.simulation.world.Life;

/** Looks at what goes over the wire. */
public interface WireWatch {

    /** A request leaves a process. */
    void onSent(Life life, Outgoing request);

    /** A request reaches the venue, before it is dealt with. */
    void onArrived(Outgoing request);
}

package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Mangling;
import java.util.List;

/** Something that a broker says in a stream, in all the ways in which it can be passed on: as bytes for the wire. */
interface Message {

    /** Whether it keeps the stream itself going, so that nothing but silence befalls it. */
    boolean isControl();

    /** What it says. */
    byte[] told();

    byte[] whole();

    /** The same in small pieces, each to be sent on its own. */
    List<byte[]> pieces();

    byte[] spoiled(Mangling mangling);

    /** Another message of its kind, of about so many bytes. */
    byte[] giant(int size);
}

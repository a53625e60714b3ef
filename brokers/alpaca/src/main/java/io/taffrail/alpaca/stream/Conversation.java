package io.taffrail.alpaca.stream;

import io.taffrail.alpaca.wire.Body;
import java.util.List;

/** What is said on a stream: one side of it, called by one thread at a time. */
public interface Conversation {

    /** The connection stands; what is answered is sent. */
    List<String> opened();

    /**
     * A whole message came; what is answered is sent.
     *
     * @throws StreamRefusedException where the other side will not have us; the stream is left alone for longer
     */
    List<String> heard(Body message);

    /** Something to be sent that nobody asked for; asked often. */
    default List<String> toSay() {
        return List.of();
    }

    /** The connection is gone, or never stood. */
    void lost(String why);

    /** Whether what was to be agreed on in the beginning is agreed on. */
    boolean isAgreed();
}

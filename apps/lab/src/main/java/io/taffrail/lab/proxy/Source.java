package io.taffrail.lab.proxy;

import java.io.IOException;
import java.util.Optional;

/** Where the messages of a stream come from. */
interface Source {

    /** The most bytes that a message may have. */
    int MOST = 16 * 1024 * 1024;

    /** The next message, which may be long in coming; empty where the broker has ended the stream. */
    Optional<? extends Message> next() throws IOException;
}

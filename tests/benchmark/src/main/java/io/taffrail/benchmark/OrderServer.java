package io.taffrail.benchmark;

import java.io.IOException;

/** Something on a port of this computer that takes orders. */
interface OrderServer extends AutoCloseable {
    int port();

    Key key(int client);

    @Override
    void close() throws IOException;

    /** What a client sends to say who it is. */
    record Key(String id, String secret) {}
}

package io.taffrail.lab.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The events of a server-sent event stream; one that breaks off at the end of the stream is none. */
final class EventSource implements Source {
    private final InputStream in;

    EventSource(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<EventMessage> next() throws IOException {
        var event = new ByteArrayOutputStream();
        int before = -1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            event.write(next);
            if (next == '\n' && before == '\n') {
                return Optional.of(new EventMessage(event.toByteArray()));
            }
            if (event.size() > MOST) {
                throw new IOException("an event of more than " + MOST + " bytes");
            }
            before = next == '\r' ? before : next;
        }
        return Optional.empty();
    }
}

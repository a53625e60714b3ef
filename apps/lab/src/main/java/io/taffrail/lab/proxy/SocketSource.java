package io.taffrail.lab.proxy;

import io.taffrail.lab.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The messages of a WebSocket; those in several frames are put together. */
final class SocketSource implements Source {
    private final InputStream in;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int opcode = Frame.TEXT;

    SocketSource(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<SocketMessage> next() throws IOException {
        for (var next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
            var frame = next.get();
            if (frame.isControl()) {
                return Optional.of(new SocketMessage(frame.opcode(), frame.payload()));
            }
            opcode = frame.opcode() == Frame.CONTINUATION ? opcode : frame.opcode();
            begun.writeBytes(frame.payload());
            if (begun.size() > MOST) {
                throw new IOException("a message of more than " + MOST + " bytes");
            }
            if (frame.last()) {
                var message = new SocketMessage(opcode, begun.toByteArray());
                begun.reset();
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}

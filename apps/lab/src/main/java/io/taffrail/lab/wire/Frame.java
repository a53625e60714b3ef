package io.taffrail.lab.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A frame of a WebSocket from the server's side, which is never masked (RFC 6455, section 5.2).
 *
 * @param last whether its message ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way: nobody compares them.
public record Frame(boolean last, int opcode, byte[] payload) {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    /** The first of the control frames. */
    public static final int CLOSE = 8;

    private static final long MOST = 16L * 1024 * 1024;

    /** Whether it is a close, a ping or a pong. */
    public boolean isControl() {
        return opcode >= CLOSE;
    }

    /** The next frame; empty where the server has closed. */
    public static Optional<Frame> read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var data = new DataInputStream(in);
        int second = data.readUnsignedByte();
        long length = switch (second & 0x7F) {
            case 126 -> data.readUnsignedShort();
            case 127 -> data.readLong();
            default  -> second & 0x7F;
        };
        if ((second & 0x80) != 0 || length < 0 || length > MOST) {
            throw new IOException("a frame of a server that is masked or longer than " + MOST + " bytes");
        }
        var payload = new byte[(int) length];
        data.readFully(payload);
        return Optional.of(new Frame((first & 0x80) != 0, first & 0x0F, payload));
    }

    /** The bytes of the frame. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream(payload.length + 10);
        out.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 65_536) {
            out.write(126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }
}

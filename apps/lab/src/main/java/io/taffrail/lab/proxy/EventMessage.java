package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Mangling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An event of a server-sent event stream, with the empty line that ends it. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way: nobody compares them.
record EventMessage(byte[] told) implements Message {
    private static final int PIECE = 7;

    /** A comment, which keeps the connection alive. */
    @Override
    public boolean isControl() {
        return told.length > 0 && told[0] == ':';
    }

    @Override
    public byte[] whole() {
        return told;
    }

    @Override
    public List<byte[]> pieces() {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < told.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(told, from, Math.min(told.length, from + PIECE)));
        }
        return pieces;
    }

    /** Such a stream has no kinds of frames: a field of another name takes its place. */
    @Override
    public byte[] spoiled(Mangling mangling) {
        if (mangling == Mangling.FRAME) {
            var text = new String(told, StandardCharsets.UTF_8);
            return text.replace("data:", "date:").getBytes(StandardCharsets.UTF_8);
        }
        return mangling.spoil(told);
    }

    @Override
    public byte[] giant(int size) {
        return ("data: {\"giant\":\"" + "x".repeat(size) + "\"}\n\n").getBytes(StandardCharsets.UTF_8);
    }
}

package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Mangling;
import io.taffrail.lab.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message of a WebSocket. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way: nobody compares them.
record SocketMessage(int opcode, byte[] told) implements Message {
    private static final int MOST_PIECES = 40;

    /** A ping, a pong or a close. */
    @Override
    public boolean isControl() {
        return opcode >= Frame.CLOSE;
    }

    @Override
    public byte[] whole() {
        return new Frame(true, opcode, told).bytes();
    }

    @Override
    public List<byte[]> pieces() {
        var pieces = new ArrayList<byte[]>();
        int step = Math.max(3, told.length / MOST_PIECES);
        for (int from = 0; from < told.length; from += step) {
            int to = Math.min(told.length, from + step);
            var part = Arrays.copyOfRange(told, from, to);
            pieces.add(new Frame(to == told.length, from == 0 ? opcode : Frame.CONTINUATION, part).bytes());
        }
        return pieces.isEmpty() ? List.of(whole()) : pieces;
    }

    @Override
    public byte[] spoiled(Mangling mangling) {
        int other = opcode == Frame.TEXT ? Frame.BINARY : Frame.TEXT;
        return new Frame(true, mangling == Mangling.FRAME ? other : opcode, mangling.spoil(told)).bytes();
    }

    @Override
    public byte[] giant(int size) {
        var text = "{\"stream\":\"giant\",\"data\":\"" + "x".repeat(size) + "\"}";
        return new Frame(true, opcode, text.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}

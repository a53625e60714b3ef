package io.taffrail.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The least HTTP that both ends of the order path need: a message ends where its Content-Length says. */
final class HttpBytes {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes = new byte[16_384];
    private int bodyStart;
    private int end;

    /** Reads one message; false where the other end has closed before the first byte. */
    boolean read(InputStream in) throws IOException {
        end = 0;
        bodyStart = -1;
        while (bodyStart < 0) {
            int count = in.read(bytes, end, bytes.length - end);
            if (count < 0 && end == 0) {
                return false;
            }
            end += counted(count);
            bodyStart = headerEnd();
        }
        int total = bodyStart + contentLength();
        while (end < total) {
            end += counted(in.read(bytes, end, bytes.length - end));
        }
        return true;
    }

    /** The status of a reply. */
    int status() {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
    }

    /** The first number between quotes after the name, a point left out; 0 where there is none. */
    long number(byte[] name) {
        long value = 0;
        int at = indexOf(name);
        for (int i = at < 0 ? end : at + name.length; i < end && bytes[i] != '"'; i++) {
            value = bytes[i] == '.' ? value : value * 10 + bytes[i] - '0';
        }
        return value;
    }

    String text() {
        return new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    private int indexOf(byte[] name) {
        for (int i = bodyStart; i + name.length < end; i++) {
            int same = 0;
            while (same < name.length && bytes[i + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return i;
            }
        }
        return -1;
    }

    private int headerEnd() {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength() {
        for (int i = 0; i + LENGTH.length < bodyStart; i++) {
            int same = 0;
            while (same < LENGTH.length && (bytes[i + same] | 32) == (LENGTH[same] | 32)) {
                same++;
            }
            if (same == LENGTH.length) {
                return digits(i + same);
            }
        }
        return 0;
    }

    private int digits(int from) {
        int value = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            value = bytes[i] == ' ' ? value : value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static int counted(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("the other end closed within a message");
        }
        return count;
    }
}

package io.taffrail.http.web;

import java.util.Optional;
import java.util.function.Supplier;

/** A body as it came, for a route that reads it by itself, and the header by which its sender has signed it. */
public final class RawBody {
    private final byte[] bytes;
    private final Optional<String> signature;

    RawBody(byte[] bytes, Optional<String> signature) {
        this.bytes = bytes;
        this.signature = signature;
    }

    /**
     * How large a body may be.
     *
     * @param bytes at most so many are read
     * @param refusal what the sender of a larger one is told
     */
    public record Limit(int bytes, Supplier<Refused> refusal) {}

    /** The body; empty where there was none. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The header {@code X-Taffrail-Signature}. */
    public Optional<String> signature() {
        return signature;
    }
}

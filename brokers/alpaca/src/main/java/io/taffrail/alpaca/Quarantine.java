package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.ports.BrokerListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where messages go that cannot be trusted: they are counted, told of, and nothing of them is believed. */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final AtomicLong count = new AtomicLong();
    private volatile Optional<String> latest = Optional.empty();
    private volatile BrokerListener listener = _ -> {};

    void tellTo(BrokerListener desk) {
        listener = desk;
    }

    long count() {
        return count.get();
    }

    /** The latest of them. */
    Optional<String> latest() {
        return latest;
    }

    /** What is read; empty where it cannot be trusted, which is then told. */
    <T> Optional<T> read(String what, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (UntrustedException | IllegalArgumentException | ArithmeticException untrusted) {
            add(what + ": " + untrusted.getMessage());
            return Optional.empty();
        }
    }

    void add(String what) {
        count.incrementAndGet();
        latest = Optional.of(what);
        LOG.warn("Alpaca sent what cannot be trusted: {}", what);
        listener.onQuarantined(what);
    }
}

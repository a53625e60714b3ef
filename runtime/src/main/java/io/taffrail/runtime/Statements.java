package io.taffrail.runtime;

import io.taffrail.engine.Comparison;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a broker's statements and has them held against the books: as soon as the link is up, whenever something asks for
 * it, and from time to time. What differs once is looked at again shortly; only what differs twice alike is a break. When
 * is reckoned on a clock that nobody sets.
 */
final class Statements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_UNSETTLED = Duration.ofSeconds(4);

    private final RemoteAccount held;
    private final BiFunction<Statement, List<Break>, Comparison.Rest> compare;
    private final Threads threads;
    private final ReentrantLock reading = new ReentrantLock();
    private List<Break> before = List.of();
    private int inARow;
    private volatile OptionalLong next = OptionalLong.empty();
    private volatile OptionalLong read = OptionalLong.empty();
    private volatile boolean live;
    private volatile boolean comparedSinceLive;
    private volatile Optional<Threads.Running> reader = Optional.empty();
    private volatile Optional<Statement> latest = Optional.empty();
    private Optional<String> cursor = Optional.empty();

    Statements(RemoteAccount held, BiFunction<Statement, List<Break>, Comparison.Rest> compare, Threads threads) {
        this.held = held;
        this.compare = compare;
        this.threads = threads;
    }

    /** From where to read on, as the journal has it. */
    void readFrom(Optional<String> booked) {
        cursor = booked;
    }

    void onLive() {
        live = true;
        comparedSinceLive = false;
        inARow = 0;
        next = OptionalLong.of(threads.nanos());
    }

    void onLost() {
        live = false;
        comparedSinceLive = false;
        next = OptionalLong.empty();
    }

    /** As soon as possible, but not more than once a second. */
    void soon() {
        if (live) {
            long now = threads.nanos();
            long wait = read.isEmpty() ? 0 : Math.max(0, read.getAsLong() + AGAIN.toNanos() - now);
            long planned = next.isEmpty() ? Long.MAX_VALUE : next.getAsLong() - now;
            next = OptionalLong.of(now + Math.min(wait, planned));
        }
    }

    /** Whether books and broker have been held against each other since the link is up. */
    boolean hasCompared() {
        return comparedSinceLive;
    }

    /** The statement that was read last. */
    Optional<Statement> latest() {
        return latest;
    }

    void onBeat() {
        OptionalLong due = next;
        if (!live || due.isEmpty() || due.getAsLong() - threads.nanos() > 0 || reading.isLocked()) {
            return;
        }
        next = OptionalLong.empty();
        reader = Optional.of(threads.start("statement-" + held.account(), this::readGuarded));
    }

    private void readGuarded() {
        try {
            readNow();
        } catch (BrokerUnreachableException unreachable) {
            LOG.info("the statement of account {} cannot be read now: {}", held.account(), unreachable.getMessage());
            later(pause(LONGEST_PAUSE));
        } catch (RuntimeException failed) {
            LOG.warn("the statement of account {} could not be compared", held.account(), failed);
            later(pause(LONGEST_PAUSE));
        }
    }

    /**
     * Reads and compares on the caller's thread.
     *
     * @throws BrokerUnreachableException where no whole statement can be had now
     */
    Comparison.Rest readNow() {
        reading.lock();
        try {
            Statement statement = held.broker().statement(cursor);
            Comparison.Rest rest = compare.apply(statement, before);
            before = rest.seen();
            latest = Optional.of(statement);
            read = OptionalLong.of(threads.nanos());
            comparedSinceLive = live;
            if (rest.input().settled()) {
                cursor = statement.cursor().or(() -> cursor);
                inARow = 0;
                later(held.compareEvery());
            } else {
                later(pause(LONGEST_UNSETTLED));
            }
            return rest;
        } finally {
            reading.unlock();
        }
    }

    /** 1, 2, 4, 8 seconds and so on. */
    private Duration pause(Duration longest) {
        Duration doubled = AGAIN.multipliedBy(1L << Math.min(inARow++, 4));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private void later(Duration pause) {
        if (live) {
            next = OptionalLong.of(threads.nanos() + pause.toNanos());
        }
    }

    @Override
    public void close() {
        live = false;
        reader.ifPresent(Threads.Running::interrupt);
    }
}

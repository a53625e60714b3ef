package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Fault;
import io.taffrail.lab.fault.Fault.Place;
import io.taffrail.lab.fault.Mangling;
import io.taffrail.lab.fault.Strike;
import io.taffrail.lab.fault.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What a broker says in a stream, on its way to the client, with what happens to it there. */
final class TroubledStream {
    private final Laboratory lab;
    private final Line client;
    private final String path;
    private final ReentrantLock writing = new ReentrantLock();
    private Optional<Message> heldBack = Optional.empty();
    private volatile boolean silent;

    TroubledStream(Laboratory lab, Line client, String path) {
        this.lab = lab;
        this.client = client;
        this.path = path;
    }

    /** Whether nothing passes any more, in either direction. */
    boolean isSilent() {
        return silent;
    }

    /** Passes bytes on to which nothing happens but silence. */
    void untouched(byte[] bytes) throws IOException {
        write(bytes);
    }

    /** Passes a message on, or does with it what was drawn. */
    void pass(Message message) throws IOException, InterruptedException {
        if (silent) {
            return;
        }
        var strike = lab.draw(Place.STREAM, lab.plan().next(Subject.ofMessage(path, message.told())));
        if (strike.isEmpty()) {
            write(message.whole());
        } else {
            trouble(message, strike.get());
        }
        overtaken(strike.filter(drawn -> drawn.fault() == Fault.STREAM_REORDER).isEmpty());
    }

    private void trouble(Message message, Strike strike) throws IOException, InterruptedException {
        switch (strike.fault()) {
            case STREAM_CUT -> {
                lab.happened(strike, "");
                client.cut();
            }
            case STREAM_SILENCE -> fallSilent(strike, strike.span());
            case STREAM_DROP -> lab.happened(strike, "");
            case STREAM_DUPLICATE -> {
                lab.happened(strike, "");
                write(message.whole());
                write(message.whole());
            }
            case STREAM_REORDER -> holdBack(message, strike, strike.span());
            case STREAM_DELAY -> {
                var time = strike.span();
                lab.happened(strike, time.toMillis() + "ms");
                TimeUnit.NANOSECONDS.sleep(time.toNanos());
                write(message.whole());
            }
            case STREAM_FRAGMENT -> {
                lab.happened(strike, message.pieces().size() + " pieces");
                for (byte[] piece : message.pieces()) {
                    write(piece);
                }
            }
            case STREAM_GIANT -> {
                lab.happened(strike, strike.size() + " bytes");
                write(message.giant(strike.size()));
                write(message.whole());
            }
            case STREAM_MANGLE -> spoil(message, strike, strike.mangling());
            case DROP_REQUEST, HANG_REQUEST, DELAY_REQUEST, DUPLICATE, REORDER, REFUSE,
                    DROP_REPLY, HANG_REPLY, DELAY_REPLY, SWAP_REPLY, ERROR, MANGLE ->
                throw new IllegalStateException(strike.fault() + " does not strike in a stream");
        }
    }

    private void fallSilent(Strike strike, Duration time) {
        lab.happened(strike, time.toMillis() + "ms");
        silent = true;
        lab.later(time, client::cut);
    }

    private void spoil(Message message, Strike strike, Mangling mangling) throws IOException {
        lab.happened(strike, mangling.word());
        if (mangling == Mangling.SHORT) {
            var whole = message.whole();
            write(Arrays.copyOf(whole, whole.length / 2));
            client.cut();
        } else {
            write(message.spoiled(mangling));
        }
    }

    private void holdBack(Message message, Strike strike, Duration most) throws IOException {
        lab.happened(strike, "");
        overtaken(true);
        writing.lock();
        try {
            heldBack = Optional.of(message);
        } finally {
            writing.unlock();
        }
        lab.later(most, () -> {
            try {
                release(message);
            } catch (IOException _) {
                client.close();
            }
        });
    }

    /** Whatever was held back follows the message that has overtaken it. */
    private void overtaken(boolean overtook) throws IOException {
        if (overtook && heldBack.isPresent()) {
            release(heldBack.get());
        }
    }

    private void release(Message message) throws IOException {
        writing.lock();
        try {
            if (heldBack.filter(held -> held == message).isPresent()) {
                heldBack = Optional.empty();
                write(message.whole());
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            if (!silent) {
                client.out().write(bytes);
                client.out().flush();
            }
        } finally {
            writing.unlock();
        }
    }
}

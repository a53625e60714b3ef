package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Fault.Place;
import io.taffrail.lab.fault.FaultPlan;
import io.taffrail.lab.fault.Mangling;
import io.taffrail.lab.fault.Strike;
import io.taffrail.lab.fault.Subject;
import io.taffrail.lab.wire.Reply;
import io.taffrail.lab.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One client's connection: request by request, with what happens to each on its way. */
final class Conversation {
    private final Laboratory lab;
    private final Line client;

    Conversation(Laboratory lab, Line client) {
        this.lab = lab;
        this.client = client;
    }

    /** Serves the client until either side has had enough. */
    void run() {
        try {
            for (var next = next(); next.isPresent(); next = next()) {
                serve(next.get());
                if (!client.isOpen() || !next.get().keepsConnection()) {
                    return;
                }
            }
        } catch (IOException _) {
            // The client has gone, or speaks no HTTP: there is nobody to tell.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Request> next() throws IOException {
        return client.reader().request(client.out());
    }

    private void serve(Request request) throws IOException, InterruptedException {
        if (request.target().startsWith(Control.PATH)) {
            write(request, Control.answer(lab, request));
            return;
        }
        var subject = Subject.ofRequest(request.method(), request.target(), request.body());
        lab.tally().request(request.method(), subject.path(), System.nanoTime());
        var turn = lab.plan().next(subject);
        var early = lab.draw(Place.REQUEST, turn).filter(strike -> strike.fits(request.opensWebSocket()));
        if (early.isEmpty() || arrives(request, early.get())) {
            forward(request, turn);
        }
    }

    /** Does to a request what was drawn. Whether it then arrives. */
    private boolean arrives(Request request, Strike strike) throws IOException, InterruptedException {
        return switch (strike.fault()) {
            case DROP_REQUEST -> {
                lab.happened(strike, "");
                client.cut();
                yield false;
            }
            case HANG_REQUEST -> {
                hang(strike, strike.span());
                yield false;
            }
            case DELAY_REQUEST -> {
                pause(strike, strike.span());
                yield true;
            }
            case DUPLICATE -> {
                sendAgain(request, strike, strike.span());
                yield true;
            }
            case REORDER -> {
                lab.happened(strike, lab.overtaking().await(strike.span()) ? "overtaken" : "nobody came");
                yield true;
            }
            case REFUSE -> {
                refuse(request, strike, strike.status());
                yield false;
            }
            case DROP_REPLY, HANG_REPLY, DELAY_REPLY, SWAP_REPLY, ERROR, MANGLE, STREAM_CUT, STREAM_SILENCE, STREAM_DROP,
                    STREAM_DUPLICATE, STREAM_REORDER, STREAM_DELAY, STREAM_FRAGMENT, STREAM_GIANT, STREAM_MANGLE ->
                throw new IllegalStateException(strike.fault() + " does not strike a request");
        };
    }

    private void forward(Request request, FaultPlan.Turn turn) throws IOException, InterruptedException {
        Line broker;
        try {
            broker = lab.upstream().connect();
        } catch (IOException e) {
            lab.tally().unreachable();
            write(request, Control.unreachable(lab.upstream(), e));
            return;
        }
        lab.opened(broker);
        try {
            talk(request, turn, broker);
        } finally {
            lab.closed(broker);
        }
    }

    private void talk(Request request, FaultPlan.Turn turn, Line broker) throws IOException, InterruptedException {
        Reply reply;
        try {
            if (request.opensWebSocket()) {
                broker.writer().opening(request, lab.upstream().authority());
            } else {
                broker.writer().request(request, lab.upstream().authority());
            }
            reply = broker.reader().reply(request.method());
        } catch (IOException _) {
            // Whether the broker has acted on it, nobody knows; the client learns just as much.
            lab.tally().unreachable();
            client.cut();
            return;
        }
        lab.overtaking().passed();
        boolean opening = reply.status() == 101 || reply.isEventStream();
        var late = lab.draw(Place.REPLY, turn).filter(strike -> strike.fits(opening));
        var told = late.isPresent() ? troubled(request, reply, late.get()) : Optional.of(reply);
        if (told.isPresent() && told.get().status() == 101) {
            client.writer().opened(reply);
            new Tunnel(lab, client, broker, turn.subject().path()).run(new SocketSource(broker.reader().rest()));
        } else if (told.isPresent() && told.get().isEventStream()) {
            client.writer().endless(reply);
            var events = new EventSource(broker.reader().endless(reply.head()));
            new Tunnel(lab, client, broker, turn.subject().path()).run(events);
        } else if (told.isPresent()) {
            write(request, told.get());
        }
    }

    /** Does to a reply what was drawn. What is left to be told, if anything is. */
    private Optional<Reply> troubled(Request request, Reply reply, Strike strike) throws IOException, InterruptedException {
        return switch (strike.fault()) {
            case DROP_REPLY -> {
                lab.happened(strike, "");
                client.cut();
                yield Optional.empty();
            }
            case HANG_REPLY -> {
                hang(strike, strike.span());
                yield Optional.empty();
            }
            case DELAY_REPLY -> {
                pause(strike, strike.span());
                yield Optional.of(reply);
            }
            case SWAP_REPLY -> {
                var others = lab.swapped(reply, strike.span());
                lab.happened(strike, others.isPresent() ? "swapped" : "nobody came");
                yield Optional.of(others.orElse(reply));
            }
            case ERROR -> {
                int status = strike.status();
                lab.happened(strike, Integer.toString(status));
                yield Optional.of(Control.failure(status, strike.retryAfter()));
            }
            case MANGLE -> spoiled(request, reply, strike, strike.mangling());
            case DROP_REQUEST, HANG_REQUEST, DELAY_REQUEST, DUPLICATE, REORDER, REFUSE, STREAM_CUT, STREAM_SILENCE,
                    STREAM_DROP, STREAM_DUPLICATE, STREAM_REORDER, STREAM_DELAY, STREAM_FRAGMENT, STREAM_GIANT, STREAM_MANGLE ->
                throw new IllegalStateException(strike.fault() + " does not strike a reply");
        };
    }

    private Optional<Reply> spoiled(Request request, Reply reply, Strike strike, Mangling mangling) throws IOException {
        lab.happened(strike, mangling.word());
        if (mangling == Mangling.SHORT) {
            client.writer().half(reply);
            client.cut();
            return Optional.empty();
        }
        var type = mangling == Mangling.HTML ? "text/html" : reply.head().value("Content-Type").orElse("application/json");
        return request.method().equals("HEAD") || reply.status() == 204
                ? Optional.of(reply) : Optional.of(reply.with(mangling.spoil(reply.body()), type));
    }

    private void sendAgain(Request request, Strike strike, Duration after) {
        lab.happened(strike, after.toMillis() + "ms later");
        lab.later(after, () -> {
            try (var broker = lab.upstream().connect()) {
                broker.writer().request(request, lab.upstream().authority());
                broker.reader().reply(request.method());
            } catch (IOException _) {
                // What comes of a duplicate interests nobody.
            }
        });
    }

    private void refuse(Request request, Strike strike, int status) throws IOException {
        lab.happened(strike, Integer.toString(status));
        write(request, Control.failure(status, strike.retryAfter()));
    }

    private void hang(Strike strike, Duration time) {
        lab.happened(strike, time.toMillis() + "ms");
        client.hang(time);
    }

    private void pause(Strike strike, Duration time) throws InterruptedException {
        lab.happened(strike, time.toMillis() + "ms");
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private void write(Request request, Reply reply) throws IOException {
        client.writer().reply(reply, request.keepsConnection());
    }
}

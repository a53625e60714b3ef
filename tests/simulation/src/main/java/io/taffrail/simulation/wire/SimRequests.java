package io.taffrail.simulation.wire;

import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Requests;
import io.taffrail.alpaca.wire.Body;
import io.taffrail.simulation.venue.Answer;
import io.taffrail.simulation.venue.Personality;
import io.taffrail.simulation.world.Life;
import io.taffrail.simulation.world.Slot;
import io.taffrail.simulation.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The network between one life of the adapter and the venue, for requests. */
public final class SimRequests implements Requests {
    /** As the adapter's own carrier waits: to connect and to be answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SWAP_WINDOW = Duration.ofMillis(60);
    private static final String GATEWAY = "<html><body>bad gateway</body></html>";

    private final World world;
    private final Life life;
    private final Internet internet;
    private final SplittableRandom way;
    private Optional<Held> held = Optional.empty();

    private record Held(Slot<Exchange> slot, Answer answer) {}

    public SimRequests(World world, Life life, Internet internet, long seed) {
        this.world = world;
        this.life = life;
        this.internet = internet;
        this.way = new SplittableRandom(seed);
    }

    @Override
    public Exchange exchange(Outgoing request) {
        life.check();
        internet.watch().onSent(life, request);
        world.trace().add(request.method() + request.uri().getPath() + request.body().orElse(""));
        try {
            if (strikes(FaultKind.CONNECT_REFUSED)) {
                life.wait(millis(20));
                return new Exchange.NotSent("the connection was refused");
            }
            var slot = new Slot<Exchange>();
            internet.depart(request);
            travel(request, slot);
            world.in(PATIENCE, () -> slot.fill(new Exchange.Lost("no answer within 15 s")));
            return life.await(slot);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Exchange.Lost("it was broken off");
        }
    }

    private void travel(Outgoing request, Slot<Exchange> slot) {
        Duration there = strikes(FaultKind.DELAY_REQUEST)
                ? Duration.ofMillis(internet.faults().drawn(FaultKind.DELAY_REQUEST, 40_000))
                : millis(40);
        boolean safe = request.method().equals("GET") || request.method().equals("DELETE")
                || internet.venue().personality().names() == Personality.Names.FOR_EVER;
        if (safe && strikes(FaultKind.DUPLICATE_REQUEST)) {
            internet.depart(request);
            world.in(there.plusMillis(internet.faults().drawn(FaultKind.DUPLICATE_REQUEST, 3_000)), () -> dealtWith(request));
        }
        if (strikes(FaultKind.DROP_REQUEST)) {
            internet.lose(request);
            return;
        }
        world.in(there, () -> arrive(request, slot));
    }

    private Answer dealtWith(Outgoing request) {
        internet.watch().onArrived(request);
        Answer answer = internet.door().answer(
                request.method(), request.uri().getPath(), query(request), request.body());
        internet.lose(request);
        return answer;
    }

    private void arrive(Outgoing request, Slot<Exchange> slot) {
        if (strikes(FaultKind.ERROR_BEFORE)) {
            internet.lose(request);
            back(slot, new Answer(503, Map.of(), GATEWAY));
            return;
        }
        if (strikes(FaultKind.LIMITED)) {
            internet.lose(request);
            back(slot, new Answer(429, Map.of("retry-after", "1"), "{\"code\":42910000,\"message\":\"rate limit exceeded\"}"));
            return;
        }
        Answer answer = dealtWith(request);
        if (strikes(FaultKind.ERROR_AFTER)) {
            back(slot, new Answer(internet.faults().drawn(FaultKind.ERROR_AFTER, 2) == 1 ? 500 : 504, Map.of(), GATEWAY));
        } else if (strikes(FaultKind.RESET_REPLY)) {
            world.in(millis(40), () -> slot.fill(new Exchange.Lost("the connection was reset")));
        } else if (strikes(FaultKind.GARBLE_REPLY)) {
            back(slot, new Answer(answer.status(), answer.headers(), answer.body().substring(0, answer.body().length() / 2)));
        } else if (!strikes(FaultKind.DROP_REPLY)) {
            swapped(slot, answer);
        }
    }

    /** An answer waits a moment for another with which it changes places. */
    private void swapped(Slot<Exchange> slot, Answer answer) {
        if (held.isPresent()) {
            Held other = held.get();
            held = Optional.empty();
            back(slot, other.answer());
            back(other.slot(), answer);
        } else if (strikes(FaultKind.SWAP_REPLIES)) {
            var waiting = new Held(slot, answer);
            held = Optional.of(waiting);
            world.in(SWAP_WINDOW, () -> held.filter(one -> one.equals(waiting)).ifPresent(alone -> {
                held = Optional.empty();
                back(alone.slot(), alone.answer());
            }));
        } else {
            back(slot, answer);
        }
    }

    private void back(Slot<Exchange> slot, Answer answer) {
        Duration home = strikes(FaultKind.DELAY_REPLY)
                ? Duration.ofMillis(internet.faults().drawn(FaultKind.DELAY_REPLY, 20_000))
                : millis(40);
        world.in(home, () -> slot.fill(new Exchange.Answered(
                answer.status(), answer.headers(), new Body(answer.body().getBytes(StandardCharsets.UTF_8)))));
    }

    private boolean strikes(FaultKind kind) {
        return internet.faults().strikes(kind);
    }

    private Duration millis(int most) {
        return Duration.ofMillis(1 + way.nextInt(most));
    }

    static Map<String, String> query(Outgoing request) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = request.uri().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // What is under way goes on being under way.
    }
}

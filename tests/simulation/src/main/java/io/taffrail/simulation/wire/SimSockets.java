package io.taffrail.simulation.wire;

import io.taffrail.alpaca.stream.Connection;
import io.taffrail.alpaca.stream.NoConnectionException;
import io.taffrail.alpaca.stream.Sockets;
import io.taffrail.alpaca.wire.Body;
import io.taffrail.simulation.world.Life;
import io.taffrail.simulation.world.Slot;
import io.taffrail.simulation.world.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The network between one life of the adapter and the venue, for its stream. */
public final class SimSockets implements Sockets {
    private final World world;
    private final Life life;
    private final Internet internet;
    private final SplittableRandom way;

    public SimSockets(World world, Life life, Internet internet, long seed) {
        this.world = world;
        this.life = life;
        this.internet = internet;
        this.way = new SplittableRandom(seed);
    }

    @Override
    public Connection open(URI address, Duration connect) throws NoConnectionException, InterruptedException {
        life.wait(millis());
        if (internet.faults().strikes(FaultKind.STREAM_REFUSED)) {
            boolean busy = internet.faults().drawn(FaultKind.STREAM_REFUSED, 10) == 1;
            throw new NoConnectionException("the upgrade was answered with " + (busy ? 406 : 500), busy);
        }
        return new Line();
    }

    private Duration millis() {
        return Duration.ofMillis(1 + way.nextInt(30));
    }

    /** One connection: what is said on it comes in order, unless a fault says otherwise. */
    private final class Line implements Connection {
        private final Deque<Came> came = new ArrayDeque<>();
        private Optional<Slot<Boolean>> listener = Optional.empty();
        private Runnable unfollow = () -> {};
        private long lastAt;
        private long heard = world.nanos();
        private boolean silent;
        private boolean gone;

        @Override
        public void send(String message, Duration patience) throws NoConnectionException, InterruptedException {
            life.check();
            if (gone) {
                throw new NoConnectionException("the connection is gone", false);
            }
            if (silent) {
                return;
            }
            if (message.contains("authenticate")) {
                push("authorization", JsonNodeFactory.instance.objectNode().put("status", "authorized").put("action", "authenticate"));
            } else if (message.contains("listen")) {
                ObjectNode granted = JsonNodeFactory.instance.objectNode();
                granted.putArray("streams").add("trade_updates");
                unfollow.run();
                unfollow = internet.venue().follow(data -> happened(data.deepCopy()));
                push("listening", granted);
            }
        }

        private void happened(ObjectNode data) {
            Faults faults = internet.faults();
            if (faults.strikes(FaultKind.STREAM_CUT)) {
                end("it was closed with 1006");
            } else if (faults.strikes(FaultKind.STREAM_SILENT)) {
                silent = true;
            }
            if (faults.strikes(FaultKind.STREAM_GAP)) {
                return;
            }
            if (faults.strikes(FaultKind.STREAM_DELAY)) {
                lastAt = Math.max(lastAt, world.nanos()) + Duration.ofMillis(faults.drawn(FaultKind.STREAM_DELAY, 10_000)).toNanos();
            }
            if (faults.strikes(FaultKind.STREAM_REORDER)) {
                world.in(Duration.ofMillis(faults.drawn(FaultKind.STREAM_REORDER, 2_000)), () -> deliver("trade_updates", data));
                return;
            }
            push("trade_updates", data);
            if (faults.strikes(FaultKind.STREAM_DUPLICATE)) {
                push("trade_updates", data);
            }
        }

        private void push(String stream, ObjectNode data) {
            lastAt = Math.max(lastAt, world.nanos() + millis().toNanos());
            // Events of one moment have no order, and what is said on one connection has one.
            lastAt++;
            world.in(Duration.ofNanos(lastAt - world.nanos()), () -> deliver(stream, data));
        }

        private void deliver(String stream, ObjectNode data) {
            if (silent || gone) {
                return;
            }
            ObjectNode message = JsonNodeFactory.instance.objectNode().put("stream", stream);
            message.set("data", data);
            heard = world.nanos();
            add(new Came.Message(new Body(message.toString().getBytes(StandardCharsets.UTF_8))));
        }

        private void end(String why) {
            gone = true;
            unfollow.run();
            add(new Came.Ended(why));
        }

        private void add(Came what) {
            came.addLast(what);
            listener.ifPresent(slot -> slot.fill(true));
        }

        @Override
        public void ping(Duration patience) throws NoConnectionException, InterruptedException {
            life.check();
            world.in(millis(), () -> heard = silent || gone ? heard : world.nanos());
        }

        @Override
        public Optional<Came> next(Duration patience) throws InterruptedException {
            if (came.isEmpty()) {
                var slot = new Slot<Boolean>();
                listener = Optional.of(slot);
                world.in(patience, () -> slot.fill(false));
                life.await(slot);
                listener = Optional.empty();
            }
            life.check();
            return Optional.ofNullable(came.pollFirst());
        }

        @Override
        public Duration silence() {
            return Duration.ofNanos(world.nanos() - heard);
        }

        @Override
        public void close() {
            gone = true;
            unfollow.run();
        }
    }
}

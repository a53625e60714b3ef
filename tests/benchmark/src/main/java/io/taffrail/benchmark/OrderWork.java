package io.taffrail.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** W-ORDER-64, ack only: durable orders through the door, from 64 clients and from one. */
final class OrderWork implements Workload {
    private static final String RATE = "orders/s, 64 clients";
    private static final int CLIENTS = 64;

    private final Size size;
    private final Path folder;

    OrderWork(Size size, Path folder) {
        this.size = size;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "W-ORDER-64";
    }

    @Override
    public String what() {
        return CLIENTS + " keep-alive clients x " + size.perClient() + " orders, then one client x " + size.alone()
                + ", ack only, 16 accounts, 100 symbols, buying power not checked, a new durable journal each round; "
                + "CPU with the clients; yardstick: least order path, fdatasync a group";
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(RATE, Mark.Subject.RATIO, Mark.Bound.AT_LEAST, 0.25));
    }

    @Override
    public List<Figure> product() throws Exception {
        Path data = Folders.fresh(folder, "orders");
        try (var server = new OrderDoor(data)) {
            return figures(server);
        } finally {
            Folders.delete(data);
        }
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        Path data = Folders.fresh(folder, "floor");
        try (var server = new OrderFloor(data.resolve("path.bin"))) {
            return figures(server);
        } finally {
            Folders.delete(data);
        }
    }

    private List<Figure> figures(OrderServer server) throws Exception {
        var many = OrderClients.load(server, CLIENTS, size.perClient(), size.perClient() / 4);
        var one = OrderClients.load(new Renamed(server), 1, size.alone(), size.alone() / 10);
        var figures = new ArrayList<>(many.figures(CLIENTS));
        figures.add(new Figure("p50 us, 1 client", one.micros(50)));
        figures.add(new Figure("p99 us, 1 client", one.micros(99)));
        figures.add(new Figure("CPU us/order, 1 client", one.cost().cpuMicros()));
        return figures;
    }

    /** The one client is not one of the 64: its account has not yet seen the names of its orders. */
    private record Renamed(OrderServer server) implements OrderServer {
        @Override
        public int port() {
            return server.port();
        }

        @Override
        public Key key(int client) {
            return server.key(client + 15);
        }

        @Override
        public void close() {
            // Whoever opened the server closes it.
        }
    }
}

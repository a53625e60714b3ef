package io.taffrail.benchmark;

import io.taffrail.model.id.Symbol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Keep-alive clients on raw sockets; each posts one limit order of 159 bytes at a time, under a name of its own. */
final class OrderClients {
    private static final String BODY =
            "{\"symbol\":\"%s\",\"qty\":\"100\",\"side\":\"buy\",\"type\":\"limit\",\"time_in_force\":\"gtc\","
                    + "\"limit_price\":\"150.25\",\"client_order_id\":\"%08d-f71a-4f51-b5b4-%012d\"}";
    private static final String HEAD = "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "Content-Type: application/json\r\nAPCA-API-KEY-ID: %s\r\nAPCA-API-SECRET-KEY: %s\r\n"
            + "Content-Length: %d\r\n\r\n";

    private final OrderServer server;
    private final CountDownLatch go = new CountDownLatch(1);

    private OrderClients(OrderServer server) {
        this.server = server;
    }

    /** What a load came to; latencies in nanoseconds, the shortest first. */
    static final class Load {
        private final Cost cost;
        private final long[] latencies;

        Load(Cost cost, long[] latencies) {
            this.cost = cost;
            this.latencies = latencies;
        }

        Cost cost() {
            return cost;
        }

        /** What is told of a load of so many clients. */
        List<Figure> figures(int clients) {
            return List.of(
                    new Figure("orders/s, " + clients + " clients", cost.perSecond()),
                    new Figure("CPU us/order, " + clients + " clients", cost.cpuMicros()),
                    new Figure("bytes allocated/order", cost.bytesEach()),
                    new Figure("p50 us, " + clients + " clients", micros(50)),
                    new Figure("p99 us, " + clients + " clients", micros(99)));
        }

        double micros(double percent) {
            int at = (int) Math.ceil(latencies.length * percent / 100);
            return latencies[Math.max(at, 1) - 1] / 1e3;
        }
    }

    static Load load(OrderServer server, int clients, int orders, int warm) throws Exception {
        return new OrderClients(server).run(clients, orders, warm);
    }

    private Load run(int clients, int orders, int warm) throws Exception {
        var ready = new CountDownLatch(clients);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> client(client, orders, warm, ready)));
            }
            while (!ready.await(100, TimeUnit.MILLISECONDS)) {
                for (var client : running) {
                    if (client.state() == Future.State.FAILED) {
                        throw new IOException("a client failed while it warmed up", client.exceptionNow());
                    }
                }
            }
            var latencies = new long[clients * orders];
            Cost cost = Cost.of(latencies.length, () -> {
                go.countDown();
                collect(running, latencies, orders);
            });
            Arrays.sort(latencies);
            return new Load(cost, latencies);
        }
    }

    private static void collect(List<Future<long[]>> running, long[] all, int orders)
            throws InterruptedException, ExecutionException {
        int at = 0;
        for (var client : running) {
            System.arraycopy(client.get(), 0, all, at, orders);
            at += orders;
        }
    }

    private long[] client(int client, int orders, int warm, CountDownLatch ready)
            throws IOException, InterruptedException {
        try (var line = new OrderLine(server)) {
            byte[][] requests = new byte[warm + orders][];
            for (int i = 0; i < requests.length; i++) {
                requests[i] = request(client, i);
            }
            for (int i = 0; i < warm; i++) {
                line.taken(requests[i]);
            }
            ready.countDown();
            go.await();
            var latencies = new long[orders];
            for (int i = 0; i < orders; i++) {
                latencies[i] = line.taken(requests[warm + i]);
            }
            return latencies;
        }
    }

    private byte[] request(int client, int number) {
        return request(server.key(client), client, number);
    }

    /** An order of 159 bytes with the name of that client and number. */
    static byte[] request(OrderServer.Key key, int client, int number) {
        Symbol symbol = Orders.SYMBOLS.get((client + number) % Orders.SYMBOLS.size());
        return request(key, "/v2/orders", BODY.formatted(symbol, client, number));
    }

    static byte[] request(OrderServer.Key key, String path, String body) {
        return (HEAD.formatted(path, key.id(), key.secret(), body.length()) + body).getBytes(StandardCharsets.US_ASCII);
    }
}

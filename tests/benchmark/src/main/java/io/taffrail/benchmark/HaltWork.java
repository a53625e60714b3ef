package io.taffrail.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** W-HALT: how long the kill switch takes to be durable and answered, while 32 clients order as fast as they are let. */
final class HaltWork implements Workload {
    private static final String P99 = "p99 ms";
    private static final int CLIENTS = 32;
    private static final String HALT = "{\"level\": \"entries\", \"reason\": \"measured\"}";
    private static final String RESUME = "{\"reason\": \"measured\"}";

    private final Size size;
    private final Path folder;

    HaltWork(Size size, Path folder) {
        this.size = size;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "W-HALT";
    }

    @Override
    public String what() {
        return size.alone() + " halts of the desk, each lifted again, while " + CLIENTS
                + " keep-alive clients order; yardstick: as many orders of one more client in the same crowd";
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(P99, Mark.Subject.PRODUCT, Mark.Bound.AT_MOST, 100));
    }

    @Override
    public List<Figure> product() throws Exception {
        return figures(server -> {
            var key = server.key(0);
            byte[] halt = OrderClients.request(key, "/api/v1/halt", HALT);
            byte[] resume = OrderClients.request(key, "/api/v1/resume", RESUME);
            long[] latencies = new long[size.alone()];
            try (var line = new OrderLine(server)) {
                for (int i = 0; i < latencies.length; i++) {
                    latencies[i] = line.timed(halt);
                    line.timed(resume);
                }
            }
            return latencies;
        });
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        return figures(server -> {
            long[] latencies = new long[size.alone()];
            try (var line = new OrderLine(server)) {
                for (int i = 0; i < latencies.length; i++) {
                    latencies[i] = line.timed(OrderClients.request(server.key(CLIENTS), CLIENTS, i));
                }
            }
            return latencies;
        });
    }

    private interface Measured {
        long[] at(OrderServer server) throws Exception;
    }

    private List<Figure> figures(Measured measured) throws Exception {
        Path data = Folders.fresh(folder, "halt");
        try (var server = new OrderDoor(data); var crowd = new Crowd(server)) {
            crowd.ordering.await();
            long[] latencies = measured.at(server);
            Arrays.sort(latencies);
            return List.of(
                    new Figure("p50 ms", latencies[latencies.length / 2] / 1e6),
                    new Figure(P99, latencies[(int) Math.ceil(latencies.length * 0.99) - 1] / 1e6),
                    new Figure("longest ms", latencies[latencies.length - 1] / 1e6));
        } finally {
            Folders.delete(data);
        }
    }

    /** Clients that order until they are told to go. */
    private static final class Crowd implements AutoCloseable {
        private static final int WARM = 50;

        final CountDownLatch ordering = new CountDownLatch(CLIENTS);
        private final List<Future<Integer>> clients = new ArrayList<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile boolean over;

        Crowd(OrderServer server) {
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.add(threads.submit(() -> order(server, client)));
            }
        }

        private int order(OrderServer server, int client) throws IOException {
            int number = 0;
            try (var line = new OrderLine(server)) {
                while (!over) {
                    line.timed(OrderClients.request(server.key(client), client, number++));
                    if (number == WARM) {
                        ordering.countDown();
                    }
                }
            }
            return number;
        }

        @Override
        public void close() throws IOException {
            over = true;
            threads.close();
            for (var client : clients) {
                if (client.state() == Future.State.FAILED) {
                    throw new IOException("a client of the crowd failed", client.exceptionNow());
                }
            }
        }
    }
}

package io.taffrail.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The least code that still takes an order and keeps it: a request by hand, two numbers of the body, twenty compares,
 * one writer that appends records of 256 bytes to a file laid out before and syncs a group at once, and a fixed reply
 * of 760 bytes.
 */
final class OrderFloor implements OrderServer {
    private static final int RULES = 20;
    private static final int RECORD = 256;
    private static final int LARGEST_GROUP = 1_000;
    private static final long FILE = 64L << 20;
    private static final byte[] QUANTITY = "\"qty\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PRICE = "\"limit_price\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLY = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 760\r\n\r\n{\"id\":\"" + "x".repeat(751) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);

    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final long[] limits = new long[RULES];
    private final Map<Long, long[]> orders = new HashMap<>();
    private final FileChannel file;
    private final ServerSocket door;
    private final Thread writer;
    private long position;

    private static final class Job {
        final long quantity;
        final long price;
        final Thread waiter = Thread.currentThread();
        volatile boolean done;

        Job(long quantity, long price) {
            this.quantity = quantity;
            this.price = price;
        }
    }

    OrderFloor(Path path) throws IOException {
        Arrays.fill(limits, Long.MAX_VALUE);
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var zeros = ByteBuffer.allocateDirect(1 << 20);
        for (long at = 0; at < FILE; at += zeros.capacity()) {
            zeros.clear();
            file.write(zeros, at);
        }
        file.force(true);
        door = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        writer = Thread.ofPlatform().daemon().name("floor-writer").start(this::write);
        Thread.ofPlatform().daemon().name("floor-door").start(this::accept);
    }

    @Override
    public int port() {
        return door.getLocalPort();
    }

    /** As long as the product's, and looked at by nobody. */
    @Override
    public Key key(int client) {
        return new Key("PKABCDEFGHIJKLMNOPQR", "s".repeat(43));
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The end of the round.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var request = new HttpBytes();
            while (request.read(client.getInputStream())) {
                var job = new Job(request.number(QUANTITY), request.number(PRICE));
                jobs.add(job);
                while (!job.done) {
                    LockSupport.park(this);
                }
                client.getOutputStream().write(REPLY);
            }
        } catch (IOException gone) {
            // A client that has left needs no reply.
        }
    }

    private void write() {
        var group = new ArrayList<Job>();
        var buffer = ByteBuffer.allocateDirect(RECORD * (LARGEST_GROUP + 1));
        try {
            while (true) {
                group.add(jobs.take());
                jobs.drainTo(group, LARGEST_GROUP);
                append(group, buffer);
                for (Job job : group) {
                    job.done = true;
                    LockSupport.unpark(job.waiter);
                }
                group.clear();
            }
        } catch (InterruptedException closed) {
            // The end of the round.
        } catch (IOException disk) {
            throw new IllegalStateException(disk);
        }
    }

    private void append(List<Job> group, ByteBuffer buffer) throws IOException {
        buffer.clear();
        for (Job job : group) {
            long worth = job.quantity * job.price;
            for (long limit : limits) {
                if (worth > limit) {
                    throw new IllegalStateException("beyond a limit");
                }
            }
            long id = orders.size() + 1L;
            orders.put(id, new long[] {job.quantity, job.price, 0, 0});
            int start = buffer.position();
            buffer.putLong(id).putLong(job.quantity).putLong(job.price);
            buffer.position(start + RECORD);
        }
        buffer.flip();
        position = position + buffer.remaining() > FILE ? 0 : position;
        position += file.write(buffer, position);
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        door.close();
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}

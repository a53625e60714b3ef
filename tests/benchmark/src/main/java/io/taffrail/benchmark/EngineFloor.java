package io.taffrail.benchmark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The same orders, cancels and fills over arrays: twenty compares, sums as numbers, records of 256 bytes. */
final class EngineFloor {
    private static final int RULES = 20;
    private static final int RECORD = 256;

    private final long[] limits = new long[RULES];
    private final long[] positions = new long[100];
    private final long[] orders;
    private final int[] working;
    private final ByteBuffer memory = ByteBuffer.allocate(1 << 20);
    private final SplittableRandom dice = new SplittableRandom(42);
    private int ordersSoFar;
    private int open;
    private long reserved;
    private long cash;

    EngineFloor(int commands) {
        Arrays.fill(limits, Long.MAX_VALUE);
        orders = new long[commands + 1_000];
        working = new int[commands + 1_000];
        for (int i = 0; i < 1_000; i++) {
            order();
        }
    }

    void run(int commands) {
        for (int i = 0; i < commands; i++) {
            int tenth = dice.nextInt(10);
            if (tenth < 5 || open == 0) {
                order();
            } else if (tenth < 8) {
                int order = taken();
                reserved -= worth(order);
                record(order, 2);
            } else {
                int order = taken();
                reserved -= worth(order);
                cash -= worth(order);
                positions[order % positions.length] += orders[order];
                record(order, 3);
            }
        }
    }

    /** Money that has been moved, so that no compiler may leave the work out. */
    long cash() {
        return cash + reserved;
    }

    private void order() {
        int order = ordersSoFar++;
        orders[order] = dice.nextBoolean() ? 100 : -100;
        long worth = worth(order);
        for (long limit : limits) {
            if (worth + reserved > limit) {
                throw new IllegalStateException("beyond a limit");
            }
        }
        reserved += worth;
        working[open++] = order;
        record(order, 1);
    }

    private int taken() {
        int which = dice.nextInt(open);
        int order = working[which];
        working[which] = working[--open];
        return order;
    }

    private long worth(int order) {
        return orders[order] * 15_025;
    }

    private void record(int order, int kind) {
        if (memory.remaining() < RECORD) {
            memory.clear();
        }
        int start = memory.position();
        memory.putLong(order).putLong(orders[order]).putLong(kind).putLong(cash).putLong(reserved);
        memory.position(start + RECORD);
    }
}

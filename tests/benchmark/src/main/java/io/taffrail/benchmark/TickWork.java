package io.taffrail.benchmark;

import java.util.List;
import java.util.SplittableRandom;

/** W-TICKS: quotes through the whole engine. */
final class TickWork implements Workload {
    private static final String RATE = "quotes per CPU-second";
    /** The walk of prices is the yardstick's own in both. */
    static final int SEED = 3;

    private final Size size;

    TickWork(Size size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "W-TICKS";
    }

    @Override
    public String what() {
        return size.ticks() + " quotes of one symbol through Desk.onMarket, paper broker and views, a resting bid and "
                + "ask re-quoted at each fill, a journal that keeps nothing; yardstick: one compare a side";
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(RATE, Mark.Subject.PRODUCT, Mark.Bound.AT_LEAST, 1_000_000));
    }

    @Override
    public List<Figure> product() throws Exception {
        try (var run = new TickRun()) {
            Cost cost = Cost.of(size.ticks(), () -> run.quotes(size.ticks()));
            return List.of(
                    new Figure(RATE, cost.perCpuSecond()),
                    new Figure("bytes allocated/quote", cost.bytesEach()),
                    new Figure("fills", run.fills()));
        }
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        int times = 100;
        var fills = new long[1];
        Cost cost = Cost.of((long) times * size.ticks(), () -> fills[0] = floor(times * size.ticks()));
        return List.of(new Figure(RATE, cost.perCpuSecond()));
    }

    @Override
    public List<Figure> atLast() throws Exception {
        try (var run = new TickRun()) {
            run.quotes(size.firstTicks());
            long early = Cost.heapAfterGc();
            Cost late = Cost.of(size.longTicks() - size.firstTicks(),
                    () -> run.quotes(size.longTicks() - size.firstTicks()));
            long end = Cost.heapAfterGc();
            return List.of(
                    new Figure(RATE + ", long run", late.perCpuSecond()),
                    new Figure("heap KiB after " + size.firstTicks(), early / 1024.0),
                    new Figure("heap KiB after " + size.longTicks(), end / 1024.0),
                    new Figure("fills of the long run", run.fills()));
        }
    }

    private static long floor(int ticks) {
        var dice = new SplittableRandom(SEED);
        long price = TickRun.FIRST;
        long bid = price - TickRun.AWAY;
        long ask = price + TickRun.AWAY;
        long cash = 0;
        long fills = 0;
        for (int i = 0; i < ticks; i++) {
            price += dice.nextInt(21) - 10;
            if (price <= bid || price >= ask) {
                cash += price <= bid ? -bid : ask;
                fills++;
                bid = price - TickRun.AWAY;
                ask = price + TickRun.AWAY;
            }
        }
        return fills + (cash & 1);
    }
}

package io.taffrail.benchmark;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import java.util.ArrayList;
import java.util.List;

/** W-ENGINE: what a command costs without disk and network. */
final class EngineWork implements Workload {
    private static final String CPU = "CPU us/command";
    private final Size size;

    EngineWork(Size size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "W-ENGINE";
    }

    @Override
    public String what() {
        return size.commands() + " accepted orders, cancels, fills (50/30/20) with the broker's reports, 100 symbols, "
                + "one thread: decide, apply, encode to memory; yardstick: arrays and records of 256 bytes";
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(CPU, Mark.Subject.PRODUCT, Mark.Bound.AT_MOST, 20));
    }

    @Override
    public List<Figure> product() throws Exception {
        var whole = new EngineRun(true);
        Cost cost = Cost.of(size.commands(), () -> whole.run(size.commands()));
        var bare = new EngineRun(false);
        Cost decided = Cost.of(size.commands(), () -> bare.run(size.commands()));
        List<Line> lines = whole.sample();
        var codec = new EntryCodec();
        var entries = new ArrayList<Object>(lines.size());
        Cost decoded = Cost.of(lines.size(), () -> lines.forEach(line -> entries.add(codec.decode(line))));
        return List.of(
                new Figure(CPU, cost.cpuMicros()),
                new Figure("bytes allocated/command", cost.bytesEach()),
                new Figure("  of it: decide and apply, us", decided.cpuMicros()),
                new Figure("  of it: encode, us", cost.cpuMicros() - decided.cpuMicros()),
                new Figure("entries/command", (double) whole.entries() / size.commands()),
                new Figure("decode of an entry, us", decoded.cpuMicros()));
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        var floor = new EngineFloor(20 * size.commands());
        Cost cost = Cost.of(20L * size.commands(), () -> floor.run(20 * size.commands()));
        return List.of(new Figure(CPU, cost.cpuMicros()));
    }
}

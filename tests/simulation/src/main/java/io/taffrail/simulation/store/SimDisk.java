package io.taffrail.simulation.store;

import io.taffrail.ports.JournalException;
import io.taffrail.simulation.wire.FaultKind;
import io.taffrail.simulation.wire.Faults;
import io.taffrail.simulation.world.Life;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A disk with one file of lines: what is written waits in a cache until it is synced. A crash leaves of the cache what the
 * dice say: nothing, some lines, or some lines and the beginning of another.
 */
public final class SimDisk {
    private static final Duration SYNC = Duration.ofNanos(300_000);

    private final SplittableRandom dice;
    private final Faults faults;
    private final List<String> durable = new ArrayList<>();
    private final List<String> cached = new ArrayList<>();
    private String torn = "";
    private boolean lying;

    public SimDisk(long seed, Faults faults) {
        dice = new SplittableRandom(seed);
        this.faults = faults;
    }

    /** A planted bug: nothing is ever synced, and everybody is told that it was. */
    public void lie() {
        lying = true;
    }

    /** The lines that survive whatever happens, and behind them the torn part of one that did not. */
    public List<String> lines() {
        return durable;
    }

    public String torn() {
        return torn;
    }

    /** How many lines survive whatever happens. */
    public int durableLines() {
        return durable.size();
    }

    /** Cuts the torn part off the end. */
    void truncate() {
        torn = "";
    }

    /** Writes lines into the cache. */
    void write(Life life, List<String> lines) {
        life.check();
        if (faults.strikes(FaultKind.DISK_FULL)) {
            torn = lines.getFirst().substring(0, lines.getFirst().length() / 2);
            throw new JournalException("no space left on device");
        }
        cached.addAll(lines);
    }

    /** Makes durable what was written. */
    void sync(Life life) {
        pause(life);
        if (faults.strikes(FaultKind.DISK_ERROR)) {
            lose();
            throw new JournalException("input/output error");
        }
        if (!lying) {
            durable.addAll(cached);
            cached.clear();
        }
        pause(life);
    }

    /** The power goes, or the process: what was not synced is at the mercy of the dice. */
    public void lose() {
        if (cached.isEmpty()) {
            return;
        }
        int kept = lying ? 0 : dice.nextInt(cached.size() + 1);
        durable.addAll(cached.subList(0, kept));
        if (kept < cached.size() && dice.nextBoolean()) {
            String next = cached.get(kept);
            torn = next.substring(0, dice.nextInt(next.length()));
        }
        cached.clear();
    }

    private static void pause(Life life) {
        try {
            life.wait(SYNC.dividedBy(2));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}

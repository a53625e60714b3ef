package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser reads its seeds, and of spoiled ones says in its own way that they are none, soon.
 *
 * <p>The ordinary build feeds each a thousand spoiled inputs. {@code -Dtaffrail.fuzz.seconds=N} goes on for so long, and {@code
 * -Dtaffrail.seed=N} begins with others.
 */
class MutationTest {
    private static final long SEED = Long.getLong("taffrail.seed", 20_261_121L);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("taffrail.fuzz.seconds", 0));
    private static final int AT_LEAST = Integer.getInteger("taffrail.fuzz.inputs", 1_000);
    /** The thread's own time, so that a busy computer is not taken for a slow parser. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final Duration BOUND = Duration.ofSeconds(2);

    static List<Target> targets() {
        return Targets.ALL;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everySeedIsRead(Target target) throws Exception {
        assertThat(target.seeds()).isNotEmpty();
        for (byte[] seed : target.seeds()) {
            assertThat(target.take(seed)).as(new String(seed, StandardCharsets.UTF_8)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsSpoiledIsReadOrRefused(Target target) throws IOException {
        var good = new ArrayList<>(target.seeds());
        good.addAll(KeptInputs.of(target));
        KeptInputs.of(target).forEach(kept -> feed(target, kept, 0));
        var mutations = new Mutations(SEED, good);
        long end = System.nanoTime() + TIME.toNanos();
        int count = 0;
        int read = 0;
        for (; count < AT_LEAST || System.nanoTime() < end; count++) {
            read += feed(target, mutations.next(), count) ? 1 : 0;
        }
        System.out.printf("fuzz %-18s %,9d inputs, %,9d read, the others refused%n", target, count, read);
    }

    private static boolean feed(Target target, byte[] bytes, int number) {
        long began = CLOCK.getCurrentThreadCpuTime();
        try {
            boolean read = target.take(bytes);
            var took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - began);
            assertThat(took).as("the time that one input takes").isLessThan(BOUND);
            return read;
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError wrong) {
            throw new AssertionError(target + " fails on input " + number + " of seed " + SEED + ", which is kept in "
                    + kept(target, bytes) + "; repaired, it belongs to src/test/resources/io/taffrail/fuzz/JazzerTestInputs/"
                    + target + "\n" + shown(bytes), wrong);
        }
    }

    private static Path kept(Target target, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            return Files.write(folder.resolve(target + "-" + Integer.toHexString(Arrays.hashCode(bytes))), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(byte[] bytes) {
        boolean plain = true;
        for (byte b : bytes) {
            plain &= (b >= ' ' && b < 127) || b == '\n';
        }
        return plain ? new String(bytes, StandardCharsets.US_ASCII) : HexFormat.of().formatHex(bytes);
    }
}

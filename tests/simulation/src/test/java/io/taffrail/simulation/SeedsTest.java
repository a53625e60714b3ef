package io.taffrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.simulation.lab.Lab;
import io.taffrail.simulation.lab.Outcome;
import io.taffrail.simulation.lab.Regressions;
import io.taffrail.simulation.lab.Script;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many seeds as fit into a minute, each of them twice; {@code -Dtaffrail.sim.seconds} makes it longer. */
@Timeout(3600)
class SeedsTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("taffrail.sim.seconds", 30));
    private static final int ORDERS = 60;

    @Test
    void whatOnceFailedDoesNotFailAgain() {
        var lab = new Lab(true);

        assertThat(Regressions.all().stream().map(lab::play).filter(outcome -> !outcome.isGood()).map(SeedsTest::told)).isEmpty();
    }

    @Test
    void nothingIsLostDoubledOrGuessedWhateverGoesWrong() {
        long end = System.nanoTime() + TIME.toNanos();

        Lab.Sum sum = new Lab(true).run(
                1, Long.MAX_VALUE - 1, seed -> Script.of(seed, ORDERS), () -> System.nanoTime() > end, _ -> {});

        assertThat(sum.failures().stream().map(SeedsTest::told)).isEmpty();
        assertThat(sum.seeds()).isPositive();
        System.out.println("simulated: " + sum.seeds() + " seeds, " + sum.placed() + " orders, " + sum.faultsInAll() + " faults, "
                + sum.ordersPerSecond() + " orders per second");
    }

    private static String told(Outcome failure) {
        return failure.script().command() + System.lineSeparator()
                + failure.violations().stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}

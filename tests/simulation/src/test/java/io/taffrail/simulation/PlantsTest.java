package io.taffrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.simulation.lab.Script;
import io.taffrail.simulation.lab.Simulation;
import io.taffrail.simulation.plant.Plant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the tests: a bug that is put in is found within a few seeds. */
@Timeout(600)
class PlantsTest {
    private static final int MOST_SEEDS = 60;
    private static final int ORDERS = 60;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void aPlantedBugIsFound(Plant plant) {
        assertThat(LongStream.rangeClosed(1, MOST_SEEDS)
                        .mapToObj(seed -> Simulation.play(Script.of(seed, ORDERS).with(plant)))
                        .anyMatch(outcome -> !outcome.isGood()))
                .as("a simulation that " + plant.what())
                .isTrue();
    }
}

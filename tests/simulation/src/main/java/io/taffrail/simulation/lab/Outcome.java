package io.taffrail.simulation.lab;

import io.taffrail.simulation.check.Violations.Violation;
import io.taffrail.simulation.wire.FaultKind;
import java.util.List;
import java.util.Map;

/**
 * What came of a script.
 *
 * @param trace the hash of all that happened
 * @param answered how many requests of the client had an answer
 * @param placed how many orders came to life at the venue
 */
public record Outcome(
        Script script, long trace, long answered, long placed, Map<FaultKind, Integer> faults, long steps, List<Violation> violations) {
    public Outcome {
        faults = Map.copyOf(faults);
        violations = List.copyOf(violations);
    }

    public boolean isGood() {
        return violations.isEmpty();
    }
}

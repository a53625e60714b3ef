package io.taffrail.simulation.lab;

import io.taffrail.simulation.plant.Plant;
import io.taffrail.simulation.wire.FaultKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be played.
 *
 * @param orders how many orders the client has names for
 * @param kinds the faults that are allowed
 * @param mostFaults how many of them at most
 */
public record Script(long seed, int orders, Wishes wishes, Set<FaultKind> kinds, int mostFaults, Plant plant) {

    public Script {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(kinds);
    }

    /** A seed as it is: all faults that its swarm draws. */
    public static Script of(long seed, int orders) {
        return new Script(seed, orders, Wishes.ALL, EnumSet.allOf(FaultKind.class), Integer.MAX_VALUE, Plant.NOTHING);
    }

    /** A seed as it was when there were only so many kinds of faults, and clients had those wishes. */
    static Script of(long seed, int orders, int kinds, Wishes wishes) {
        return new Script(
                seed, orders, wishes,
                EnumSet.copyOf(List.of(FaultKind.values()).subList(0, kinds)), Integer.MAX_VALUE, Plant.NOTHING);
    }

    /** The command that plays it again. */
    public String command() {
        var command = new StringBuilder("taffrail lab sim --seeds " + seed + ".." + seed + " --orders " + orders);
        if (wishes != Wishes.ALL) {
            command.append(" --wishes ").append(wishes);
        }
        if (kinds.size() < FaultKind.values().length) {
            command.append(" --faults ").append(kinds.isEmpty()
                    ? "none"
                    : kinds.stream().sorted().map(FaultKind::name).collect(Collectors.joining(",")));
        }
        if (mostFaults < Integer.MAX_VALUE) {
            command.append(" --most-faults ").append(mostFaults);
        }
        return plant == Plant.NOTHING ? command.toString() : command.append(" --plant ").append(plant).toString();
    }

    /** The same with fewer orders and faults. */
    Script with(int fewerOrders, Set<FaultKind> fewerKinds, int fewerFaults) {
        return new Script(seed, fewerOrders, wishes, fewerKinds, fewerFaults, plant);
    }

    public Script with(Plant other) {
        return new Script(seed, orders, wishes, kinds, mostFaults, other);
    }
}

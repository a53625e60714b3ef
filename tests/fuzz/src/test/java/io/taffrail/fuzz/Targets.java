package io.taffrail.fuzz;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every parser of foreign bytes. */
final class Targets {
    static final List<Target> ALL =
            Stream.of(DoorTargets.all(), BrokerTargets.all(), FileTargets.all(), JournalTargets.all()).flatMap(List::stream).toList();

    private static final Map<String, Target> BY_NAME = ALL.stream().collect(Collectors.toMap(Target::name, Function.identity()));

    private Targets() {}

    /** The target of that name, which there must be. */
    static Target named(String name) {
        Target target = BY_NAME.get(name);
        if (target == null) {
            throw new IllegalArgumentException("no target " + name);
        }
        return target;
    }
}

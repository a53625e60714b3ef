package io.taffrail.model.statement;

import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.TimeInForce;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * What a broker does by itself; what it lacks the engine emulates, or the order is denied.
 *
 * @param timesInForce those that it knows, in the order of the enumeration
 * @param instructions those that it honours, in the order of the enumeration
 * @param groups whether brackets, OTOs and OCOs are placed there whole; their exits then come to life only once the entry is
 *     filled completely, and those of shares are for whole ones
 */
public record Capabilities(List<TimeInForce> timesInForce, List<Instruction> instructions, boolean groups) {

    public Capabilities {
        timesInForce = ordered(TimeInForce.class, timesInForce);
        instructions = ordered(Instruction.class, instructions);
    }

    private static <E extends Enum<E>> List<E> ordered(Class<E> type, Collection<E> some) {
        var set = EnumSet.noneOf(type);
        set.addAll(some);
        return List.copyOf(set);
    }
}

package io.taffrail.model.order;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How an order is to be handled, beside its prices and its time in force. FIX 18 ExecInst. */
public enum Instruction {
    /** It only ever rests: where it would take from the book, it is refused. FIX 18=6 ParticipateDoNotInitiate. */
    POST_ONLY,
    /** It only closes: it never makes a position larger, nor opens the other side, and shrinks with the position. */
    REDUCE_ONLY,
    /** It trades before and after the regular session too. FIX 336 TradingSessionID. */
    EXTENDED_HOURS,
    /** It was wanted at the market; the house has given it the worst price at which it may trade. Nobody asks for it. */
    MARKETABLE;

    /** No instruction. */
    public static final Set<Instruction> NONE = Collections.unmodifiableSet(EnumSet.noneOf(Instruction.class));

    /** The instructions in the order of their declaration, so that one set has one text. */
    public static Set<Instruction> set(Collection<Instruction> given) {
        return given.isEmpty() ? NONE : Collections.unmodifiableSet(EnumSet.copyOf(given));
    }
}

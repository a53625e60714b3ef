package io.taffrail.engine.sizing;

import io.taffrail.model.signal.SizingRule;
import java.util.Map;

/** The sizers of the house, by their rules. */
public final class Sizers {

    private Sizers() {}

    /** Sizes by a rule, within the request's caps, in whole lots. */
    public static Sizer of(SizingRule rule) {
        return of(rule, Map.of());
    }

    /**
     * The same, where users have sizers of their own.
     *
     * @param own by the names that rules such as {@code own:NAME} say
     */
    public static Sizer of(SizingRule rule, Map<String, Sizer> own) {
        return new RuleSizer(rule, own);
    }
}

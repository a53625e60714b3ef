package io.taffrail.model.risk;

/**
 * What came of playing a control once, on a desk of its own with nothing but that limit.
 *
 * @param how what was played, or why nothing was
 */
public record Drill(Outcome outcome, String how) {

    /** How it went. */
    public enum Outcome {
        /** It refused the order that it must refuse, and let the one just within pass. */
        PASSED,
        /** It did not. */
        FAILED,
        /** It was not played: nothing can go beyond the limit, or it takes days, fills or other accounts to do so. */
        NOT_PLAYED
    }
}

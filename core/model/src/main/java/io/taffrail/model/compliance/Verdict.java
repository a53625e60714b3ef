package io.taffrail.model.compliance;

/** What a rule pack says of an order, the mildest first. */
public enum Verdict {
    /** Nothing speaks against it. */
    PASS,
    /** Something speaks against it that people judge differently. */
    DOUBTFUL,
    /** What would have to be known is not known, or was known too long ago. */
    UNKNOWN,
    /** A rule forbids it. */
    FAIL
}

package io.taffrail.model.statement;

/** What an account may do, as far as the link to its broker goes. */
public enum Gate {
    /** All that the rules allow. */
    OPEN,
    /** Only what closes, and opens nothing. */
    CLOSING_ONLY,
    /** No order leaves; what works can be taken off. */
    SHUT
}

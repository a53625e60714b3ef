package io.taffrail.model.journal;

/**
 * How far a journal has come.
 *
 * @param sequence the last entry's, 0 where there is none
 * @param hash the last entry's SHA-256 in lower-case hexadecimal
 */
public record Head(long sequence, String hash) {
    /** The head of an empty journal. */
    public static final Head EMPTY = new Head(0, "0".repeat(64));
}

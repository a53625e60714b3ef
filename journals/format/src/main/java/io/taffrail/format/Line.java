package io.taffrail.format;

import io.taffrail.model.journal.Head;

/**
 * An entry as a journal stores it: texts, linked to the line before by a hash.
 *
 * @param sequence 1 for the first
 * @param at RFC 3339 in UTC with all nine places of the second, so that texts sort as moments do
 * @param cause who brought the input: {@code key:PK123}
 * @param input the input as JSON
 * @param events the events as a JSON array
 * @param previousHash the hash of the line before; 64 zeros for the first
 * @param hash this line's hash, as {@link Chain} reckons it
 */
public record Line(
        long sequence, String at, String cause, String input, String events, String previousHash, String hash) {

    /** The head of a journal that ends with this line. */
    public Head head() {
        return new Head(sequence, hash);
    }
}

package io.taffrail.http.keys;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What whoever comes with a key may do. */
public enum Role {
    /** Sees everything, and may change everything of its account. */
    TRADE,
    /** Sees everything and changes nothing, on any path. */
    READ_ONLY;

    /** As files, replies and the command line have it: {@code trade}, {@code read_only}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word. */
    public static Optional<Role> named(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}

package io.taffrail.model.halt;

import java.time.Instant;

/**
 * A halt that stands.
 *
 * @param reason why, in the words of whoever or whatever halted
 * @param since when it began, or was made stricter
 */
public record Halt(HaltScope scope, HaltLevel level, String reason, Instant since) {}

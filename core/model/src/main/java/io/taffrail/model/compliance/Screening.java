package io.taffrail.model.compliance;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rule pack says of one order, with all that it was reckoned from.
 *
 * @param pack the pack's name, and its version
 * @param asOf the day that the figures speak of
 * @param refuses whether the order may not leave because of it
 * @param words what decided, for people
 */
public record Screening(
        String pack, String version, LocalDate asOf, Verdict verdict, boolean refuses, String words, List<Found> inputs) {
    public Screening {
        inputs = List.copyOf(inputs);
    }

    /** One figure that was looked at: {@code interest debt / market cap}, {@code 29/100, at most 30%}. */
    public record Found(String name, String value) {}
}

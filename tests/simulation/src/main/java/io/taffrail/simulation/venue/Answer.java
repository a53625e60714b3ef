package io.taffrail.simulation.venue;

import java.util.Map;

/** What the venue answers: a status, headers with names in small letters, and a text. */
public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}

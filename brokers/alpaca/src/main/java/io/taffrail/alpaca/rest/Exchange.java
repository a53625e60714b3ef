package io.taffrail.alpaca.rest;

import io.taffrail.alpaca.wire.Body;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of one request after it was made. */
public sealed interface Exchange {

    /**
     * It was answered whole.
     *
     * @param headers by their names in small letters; of several of one name the first
     */
    record Answered(int status, Map<String, String> headers, Body body) implements Exchange {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** Not a byte of it has left. */
    record NotSent(String why) implements Exchange {}

    /** Some or all of it may have left, and no whole answer came. */
    record Lost(String why) implements Exchange {}
}

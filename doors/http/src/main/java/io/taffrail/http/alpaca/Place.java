package io.taffrail.http.alpaca;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of bars ended: the last bar that was told.
 *
 * @param symbol as the client wrote it
 */
record BarPlace(String symbol, Instant at) {

    /** Reads a token; empty where none of ours reads like that. */
    static Optional<BarPlace> of(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            return bar < 1
                    ? Optional.empty()
                    : Optional.of(new BarPlace(text.substring(0, bar), Instant.parse(text.substring(bar + 1))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** What the client gives back for the next page. */
    String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((symbol + "|" + at).getBytes(StandardCharsets.UTF_8));
    }
}

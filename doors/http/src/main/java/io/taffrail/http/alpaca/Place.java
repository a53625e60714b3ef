package io.taffrail.http.alpaca;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a market's past ended.
 *
 * @param symbol as the client wrote it
 * @param at the moment of the last thing that was told
 * @param told how many things of that moment were told, above zero
 */
record Place(String symbol, Instant at, int told) {
    private static final Pattern FORM = Pattern.compile("(.{1,64})\\|([^|]{1,40})\\|([1-9][0-9]{0,5})");

    /** Reads a token; empty where none of ours reads like that. */
    static Optional<Place> of(String token) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            return form.matches()
                    ? Optional.of(new Place(form.group(1), Instant.parse(form.group(2)), Integer.parseInt(form.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** What the client gives back for the next page. */
    String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((symbol + "|" + at + "|" + told).getBytes(StandardCharsets.UTF_8));
    }
}

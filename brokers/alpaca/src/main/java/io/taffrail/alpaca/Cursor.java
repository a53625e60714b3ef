package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How far an account's activities have been read: executions by their ids, which are in the order of time, everything else by
 * its date.
 *
 * @param fill the id of an execution behind which nothing has been missed; empty before the first
 */
record Cursor(String fill, Optional<LocalDate> movement) {
    static final Cursor START = new Cursor("", Optional.empty());
    static final int OVERLAP_DAYS = 7;

    /** Executions of one moment may be recorded out of order: the last few seconds are read again each time. */
    private static final long OVERLAP_SECONDS = 10;

    private static final char PARTED = '|';

    static Cursor of(String text) {
        int parted = text.indexOf(PARTED);
        if (parted < 0) {
            throw new IllegalArgumentException("not a cursor of this broker: " + text);
        }
        String date = text.substring(0, parted);
        return new Cursor(text.substring(parted + 1), date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date)));
    }

    /** The text that leads back to it; empty where there is nothing to lead back to. */
    Optional<String> text() {
        return fill.isEmpty() && movement.isEmpty()
                ? Optional.empty()
                : Optional.of(movement.map(LocalDate::toString).orElse("") + PARTED + fill);
    }

    /** Where to begin the next time, after these were read. */
    Cursor advanced(List<JsonNode> fills, Collection<Instant> moved) {
        String behind = fill;
        if (!fills.isEmpty()) {
            Instant settled = Fields.time(fills.getLast(), "transaction_time").minusSeconds(OVERLAP_SECONDS);
            for (JsonNode one : fills) {
                if (Fields.time(one, "transaction_time").isAfter(settled)) {
                    break;
                }
                behind = Fields.text(one, "id");
            }
        }
        Optional<LocalDate> latest = moved.stream().max(Instant::compareTo).map(at -> at.atZone(ZoneOffset.UTC).toLocalDate());
        return new Cursor(behind, latest.or(() -> movement));
    }
}

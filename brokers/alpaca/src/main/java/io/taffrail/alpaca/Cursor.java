package io.taffrail.alpaca;

import io.taffrail.alpaca.wire.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How far an account's activities have been read, by their ids, which are in the order of time.
 *
 * @param fill the execution behind which nothing was missed; empty before the first
 * @param movements the latest movements that were told, oldest first: Alpaca books some of them with an earlier date, so these
 *     are read again each time, and those that stand among them
 */
record Cursor(String fill, List<String> movements) {
    private static final int MOST_MOVEMENTS = 20;
    /** Executions of one moment may be recorded out of order: the last few seconds are read again each time. */
    private static final long OVERLAP_SECONDS = 10;

    private static final String FORM = "1|";

    Cursor {
        movements = List.copyOf(movements);
    }

    /**
     * The cursor of a text that {@link #text} made.
     *
     * @throws IllegalArgumentException where it is another's
     */
    static Cursor of(String text) {
        int parted = text.lastIndexOf('|');
        if (!text.startsWith(FORM) || parted < FORM.length()) {
            throw new IllegalArgumentException("not a cursor of this broker: " + text);
        }
        String told = text.substring(parted + 1);
        return new Cursor(text.substring(FORM.length(), parted), told.isEmpty() ? List.of() : List.of(told.split(",", -1)));
    }

    String text() {
        return FORM + fill + "|" + String.join(",", movements);
    }

    /** From where movements are read; empty for the beginning. */
    String movement() {
        return movements.isEmpty() ? "" : movements.getFirst();
    }

    /** Those of the movements that were not told before. */
    List<JsonNode> fresh(List<JsonNode> read) {
        Set<String> told = new HashSet<>(movements);
        return read.stream().filter(one -> !told.contains(Fields.text(one, "id"))).toList();
    }

    /** Where to begin the next time, after all of these were read. */
    Cursor advanced(List<JsonNode> fills, List<JsonNode> moved) {
        var told = new ArrayList<>(movements);
        fresh(moved).forEach(one -> told.add(Fields.text(one, "id")));
        told.sort(String::compareTo);
        return new Cursor(behind(fills), told.subList(Math.max(0, told.size() - MOST_MOVEMENTS), told.size()));
    }

    private String behind(List<JsonNode> fills) {
        String behind = fill;
        if (!fills.isEmpty()) {
            var settled = Fields.time(fills.getLast(), "transaction_time").minusSeconds(OVERLAP_SECONDS);
            for (JsonNode one : fills) {
                if (Fields.time(one, "transaction_time").isAfter(settled)) {
                    break;
                }
                behind = Fields.text(one, "id");
            }
        }
        return behind;
    }
}

package io.taffrail.lab.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How exactly a fault strikes. */
public sealed interface Argument {

    /** There is nothing to say. */
    record None() implements Argument {}

    /** From the shortest to the longest time, both included. */
    record Span(Duration shortest, Duration longest) implements Argument {
        public Span {
            if (shortest.isNegative() || shortest.compareTo(longest) > 0) {
                throw new IllegalArgumentException("a time goes from the shorter to the longer");
            }
        }

        Duration draw(SplittableRandom dice) {
            return Duration.ofMillis(dice.nextLong(shortest.toMillis(), longest.toMillis() + 1));
        }
    }

    /**
     * The statuses of which one is answered.
     *
     * @param retryAfter what the answer says about when to come again
     */
    record Statuses(List<Integer> statuses, Optional<Duration> retryAfter) implements Argument {
        public Statuses {
            statuses = List.copyOf(statuses);
        }

        int draw(SplittableRandom dice) {
            return statuses.get(dice.nextInt(statuses.size()));
        }
    }

    /** The ways to spoil of which one is taken. */
    record Manglings(List<Mangling> manglings) implements Argument {
        public Manglings {
            manglings = List.copyOf(manglings);
        }

        Mangling draw(SplittableRandom dice) {
            return manglings.get(dice.nextInt(manglings.size()));
        }
    }

    /** So many bytes. */
    record Size(int bytes) implements Argument {}

    /**
     * Reads an argument of this shape.
     *
     * @throws IllegalArgumentException says what is expected
     */
    static Argument read(Fault.Shape shape, String text) {
        return switch (shape) {
            case NONE      -> none(text);
            case SPAN      -> span(text);
            case STATUSES  -> statuses(text);
            case MANGLINGS -> manglings(text);
            case SIZE      -> size(text);
        };
    }

    private static Argument none(String text) {
        if (!text.isEmpty()) {
            throw new IllegalArgumentException("it takes no argument");
        }
        return new None();
    }

    private static Argument span(String text) {
        var parts = text.split("-", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException("a time is written 500ms or 50ms-2s");
        }
        return new Span(Moments.read(parts[0]), Moments.read(parts[parts.length - 1]));
    }

    private static Argument statuses(String text) {
        var parts = text.split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[1-5][0-9]{2}(,[1-5][0-9]{2})*")) {
            throw new IllegalArgumentException("statuses are written 500,503 or 429/2s");
        }
        var retryAfter = parts.length == 2 ? Optional.of(Moments.read(parts[1])) : Optional.<Duration>empty();
        return new Statuses(Arrays.stream(parts[0].split(",")).map(Integer::valueOf).toList(), retryAfter);
    }

    private static Argument manglings(String text) {
        return new Manglings(Arrays.stream(text.split(",", -1)).map(Mangling::named).toList());
    }

    private static Argument size(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("a size is a number of bytes below a thousand million");
        }
        return new Size(Integer.parseInt(text));
    }
}

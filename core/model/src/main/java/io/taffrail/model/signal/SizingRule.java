package io.taffrail.model.signal;

import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.Optional;

/**
 * How much a signal trades. A rule says what is wanted; caps and the lot only ever make it less. Percentages are in
 * hundredths: {@code 1} is one percent. Its short text, {@code risk:1%}, is what flags and JSON carry.
 */
public sealed interface SizingRule {

    /** So many units. */
    record FixedUnits(Quantity quantity) implements SizingRule {
        public FixedUnits {
            aboveZero("a number of units", quantity.value());
        }
    }

    /** As much as so much money pays for. */
    record FixedNotional(Money amount) implements SizingRule {
        public FixedNotional {
            aboveZero("an amount", amount.amount());
        }
    }

    /** As much as a part of the equity pays for; above 0 and up to 1000 percent. */
    record EquityPercent(Decimal percent) implements SizingRule {
        public EquityPercent {
            within("a percentage of equity", percent, 1000);
        }
    }

    /**
     * As much as loses a part of the equity where the stop is hit, fees and slippage of both fills included; above 0 and up
     * to 100 percent.
     */
    record RiskPercent(Decimal percent) implements SizingRule {
        public RiskPercent {
            within("a percentage at risk", percent, 100);
        }
    }

    /** As much as loses so much money where the stop is hit, fees and slippage of both fills included. */
    record RiskAmount(Money amount) implements SizingRule {
        public RiskAmount {
            aboveZero("an amount at risk", amount.amount());
        }
    }

    /**
     * As much as a fraction of Kelly's stake pays for, reckoned from what the strategy has won and lost.
     *
     * @param fraction of the full stake, above 0 and up to 1
     * @param capPercent of the equity at most, above 0 and up to 100
     * @param minimumSample the fewest trades that the reckoning may stand on, 1 or more
     */
    record Kelly(Decimal fraction, Decimal capPercent, int minimumSample) implements SizingRule {
        public Kelly {
            within("a fraction of Kelly's stake", fraction, 1);
            within("a cap of Kelly's stake in percent", capPercent, 100);
            if (minimumSample < 1) {
                throw new IllegalArgumentException("a sample has one trade at least, not " + minimumSample);
            }
        }
    }

    /**
     * As much as moves by a part of the equity where the price moves by its average true range.
     *
     * @param percent of the equity, above 0 and up to 100
     * @param period over how many bars the range is averaged, 1 to 200
     * @param bar how long each bar is, a minute to a day
     */
    record VolatilityTarget(Decimal percent, int period, Duration bar) implements SizingRule {
        /** Wilder's own period. */
        public static final int USUAL_PERIOD = 14;

        /** Hours: what markets remember reaches back too little for fourteen days. */
        public static final Duration USUAL_BAR = Duration.ofHours(1);

        public VolatilityTarget {
            within("a percentage for each average true range", percent, 100);
            if (period < 1 || period > 200) {
                throw new IllegalArgumentException("a range is averaged over 1 to 200 bars, not " + period);
            }
            if (bar.compareTo(Duration.ofMinutes(1)) < 0 || bar.compareTo(Duration.ofDays(1)) > 0 || bar.toSeconds() % 60 != 0) {
                throw new IllegalArgumentException("a bar is whole minutes, one minute to one day, not " + bar);
            }
        }

        public VolatilityTarget(Decimal percent) {
            this(percent, USUAL_PERIOD, USUAL_BAR);
        }
    }

    /** What makes the position worth so many hundredths of the equity; below zero it is to be short. Up to 1000 either way. */
    record TargetPercent(Decimal percent) implements SizingRule {
        public TargetPercent {
            if (percent.abs().compareTo(Decimal.of(1000)) > 0) {
                throw new IllegalArgumentException("a target is -1000 to 1000 percent of equity, not " + percent);
            }
        }
    }

    /** What makes the position so many units; below zero it is to be short. */
    record TargetUnits(Decimal units) implements SizingRule {}

    /** A part of what is held, to close it or to add as much to it; above 0 and up to 100 percent. */
    record PositionPercent(Decimal percent) implements SizingRule {
        public PositionPercent {
            within("a percentage of what is held", percent, 100);
        }
    }

    /**
     * A rule times the signal's confidence; no more confidence ever makes less of it, and none makes more than the rule says.
     *
     * @param floor what a smaller confidence counts as, 0 to {@code cap}
     * @param cap what a larger confidence counts as, up to 1
     */
    record ScaledByConfidence(SizingRule rule, Decimal floor, Decimal cap) implements SizingRule {
        public ScaledByConfidence {
            if (rule instanceof ScaledByConfidence) {
                throw new IllegalArgumentException("a rule is scaled by confidence once");
            }
            within("the cap of a confidence", cap, 1);
            if (floor.isNegative() || floor.compareTo(cap) > 0) {
                throw new IllegalArgumentException("the floor of a confidence is 0 to its cap " + cap + ", not " + floor);
            }
        }
    }

    /** A sizer of the user's own, by the name under which it was given to the desk. */
    record Own(String name) implements SizingRule {
        public Own {
            if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException("a sizer's name has 1 to 64 letters, digits, '_', '.' or '-', not: " + name);
            }
        }
    }

    /**
     * Reads the short text.
     *
     * @throws IllegalArgumentException with what was found and what is understood
     */
    static SizingRule of(String text) {
        return SizingText.read(text);
    }

    /** The short text; {@link #of} reads it back. */
    default String text() {
        return SizingText.write(this);
    }

    /** The average true range that it needs, where it needs one. */
    default Optional<VolatilityTarget> volatility() {
        return switch (this) {
            case VolatilityTarget target   -> Optional.of(target);
            case ScaledByConfidence scaled -> scaled.rule().volatility();
            case FixedUnits _, FixedNotional _, EquityPercent _, RiskPercent _, RiskAmount _, Kelly _, TargetPercent _,
                    TargetUnits _, PositionPercent _, Own _ -> Optional.empty();
        };
    }

    /** Whether it cannot do without the place of the stop. */
    default boolean needsStop() {
        return switch (this) {
            case RiskPercent _, RiskAmount _ -> true;
            case ScaledByConfidence scaled   -> scaled.rule().needsStop();
            case FixedUnits _, FixedNotional _, EquityPercent _, Kelly _, VolatilityTarget _, TargetPercent _, TargetUnits _,
                    PositionPercent _, Own _ -> false;
        };
    }

    private static void aboveZero(String what, Decimal value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(what + " is above zero, not " + value);
        }
    }

    private static void within(String what, Decimal value, long most) {
        if (!value.isPositive() || value.compareTo(Decimal.of(most)) > 0) {
            throw new IllegalArgumentException(what + " is above 0 and at most " + most + ", not " + value);
        }
    }
}

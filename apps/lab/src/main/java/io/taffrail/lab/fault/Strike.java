package io.taffrail.lab.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** A fault that strikes, with everything about it drawn. */
public final class Strike {
    private final FaultRule rule;
    private final FaultPlan.Turn turn;
    private final SplittableRandom dice;

    Strike(FaultRule rule, FaultPlan.Turn turn, SplittableRandom dice) {
        this.rule = rule;
        this.turn = turn;
        this.dice = dice;
    }

    public Fault fault() {
        return rule.fault();
    }

    /** What it strikes. */
    public FaultPlan.Turn turn() {
        return turn;
    }

    /**
     * Whether it can strike here.
     *
     * @param opening whether a stream is being opened
     */
    public boolean fits(boolean opening) {
        return !opening || fault().fitsAnOpening();
    }

    /** For how long, where the fault takes a time; drawn anew at each call. */
    public Duration span() {
        if (rule.argument() instanceof Argument.Span span) {
            return span.draw(dice);
        }
        throw unfit("time");
    }

    /** With which status, where the fault answers one. */
    public int status() {
        if (rule.argument() instanceof Argument.Statuses statuses) {
            return statuses.draw(dice);
        }
        throw unfit("status");
    }

    /** What the answer says about when to come again. */
    public Optional<Duration> retryAfter() {
        return rule.argument() instanceof Argument.Statuses(_, var after) ? after : Optional.empty();
    }

    /** How it spoils, where it does. */
    public Mangling mangling() {
        if (rule.argument() instanceof Argument.Manglings manglings) {
            return manglings.draw(dice);
        }
        throw unfit("mangling");
    }

    /** How many bytes, where it makes some. */
    public int size() {
        if (rule.argument() instanceof Argument.Size(var bytes)) {
            return bytes;
        }
        throw unfit("size");
    }

    private IllegalStateException unfit(String asked) {
        return new IllegalStateException(fault().word() + " has no " + asked);
    }
}

package io.taffrail.cli.failure;

import java.util.Optional;

/**
 * Something that went wrong, in the three parts that every error of the house has.
 *
 * @param title a few words that follow {@code taffrail:}
 * @param code a stable name for programs
 * @param what what happened, with the numbers
 * @param why the rule, or the place it comes from
 * @param fix what to do next
 * @param retryable whether the very same command may be given again without harm and with hope
 * @param orderId the order that is kept in history because of it, where there is one
 */
public record Problem(
        ExitCode exit, String title, String code, String what, String why, String fix, boolean retryable,
        Optional<String> orderId) {

    public static Problem of(ExitCode exit, String code, String what, String why, String fix) {
        return new Problem(exit, exit.title(), code, what, why, fix, false, Optional.empty());
    }

    /** The command itself, or a setting, makes no sense. */
    public static Problem usage(String code, String what, String why, String fix) {
        return of(ExitCode.USAGE, code, what, why, fix);
    }

    public Problem titled(String other) {
        return new Problem(exit, other, code, what, why, fix, retryable, orderId);
    }

    public Problem worthRetrying() {
        return new Problem(exit, title, code, what, why, fix, true, orderId);
    }

    public Problem about(String order) {
        return new Problem(exit, title, code, what, why, fix, retryable, Optional.of(order));
    }

    public Failure failure() {
        return new Failure(this);
    }
}

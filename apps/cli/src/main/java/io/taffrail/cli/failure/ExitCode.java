package io.taffrail.cli.failure;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
    OK(0, "done"),
    UNEXPECTED(1, "unexpected error"),
    /** What was typed, or what the configuration says, makes no sense; picocli's own number for it. */
    USAGE(2, "command not understood"),
    /** Our checks said no. */
    DENIED(3, "order not sent"),
    /** The broker or its venue said no. */
    REJECTED(4, "order rejected"),
    UNAUTHORIZED(5, "key refused"),
    NOT_FOUND(6, "not found"),
    /** Sent, and no answer came: whether it happened is to be looked up, never to be guessed. */
    OUTCOME_UNKNOWN(7, "outcome unknown"),
    UNREACHABLE(8, "no server"),
    /** Our kill switch stands. */
    HALTED(9, "trading is halted"),
    /** The command worked, and found what should not be. */
    FINDING(10, "finding"),
    INTERRUPTED(130, "interrupted");

    private final int number;
    private final String title;

    ExitCode(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }

    /** The words after {@code taffrail:} where the failure has none of its own. */
    public String title() {
        return title;
    }

    /** What became of the thing that was asked for, where the command ended like this. */
    public Outcome outcome() {
        return switch (this) {
            case REJECTED        -> Outcome.REJECTED;
            case OUTCOME_UNKNOWN -> Outcome.UNKNOWN;
            case OK, UNEXPECTED, USAGE, DENIED, UNAUTHORIZED, NOT_FOUND, UNREACHABLE, HALTED, FINDING, INTERRUPTED ->
                Outcome.NOT_SENT;
        };
    }
}

package io.taffrail.cli.failure;

/** Ends a verb with a {@link Problem}, which is printed without a stack trace. */
public final class Failure extends RuntimeException {
    private final Problem problem;

    public Failure(Problem problem) {
        super(problem.what());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

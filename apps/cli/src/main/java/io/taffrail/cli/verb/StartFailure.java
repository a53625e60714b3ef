package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.failure.Problem;
import io.taffrail.server.StartException;
import java.util.Arrays;
import java.util.function.Supplier;

/** The server application's refusals as the command line tells them. */
final class StartFailure {

    private StartFailure() {}

    /** Does something that may be refused. */
    static <T> T told(String title, Supplier<T> start) {
        try {
            return start.get();
        } catch (StartException refused) {
            throw failure(title, refused);
        }
    }

    private static Failure failure(String title, StartException refused) {
        var exit = Arrays.stream(ExitCode.values()).filter(code -> code.number() == refused.exitCode()).findFirst()
                .orElse(ExitCode.UNEXPECTED);
        return Problem.of(exit, "NOT_STARTED", refused.what(), refused.why(), refused.fix()).titled(title).failure();
    }
}

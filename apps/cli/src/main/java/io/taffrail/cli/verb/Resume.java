package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail resume}. */
@Command(name = "resume", description = "Lift the halts of the desk, or of an account or strategy. Needs a reason.")
public final class Resume extends HaltVerb {

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it is safe again; kept.")
    String reason = "";

    public Resume(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (reason.isBlank()) {
            throw Problem.usage("NO_REASON", "--reason is empty", "who lifts a halt says why it is safe again",
                    "add --reason \"what was found and put right\"").failure();
        }
    }

    @Override
    String path() {
        return "/api/v1/resume";
    }

    @Override
    String wish() {
        return "resume";
    }

    @Override
    Optional<String> reason() {
        return Optional.of(reason);
    }
}

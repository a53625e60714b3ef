package io.taffrail.cli.verb;

import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code HALT} of a data folder: it is obeyed where no door answers, by the server that runs or starts next. */
final class HaltFileNote {
    private HaltFileNote() {}

    /**
     * Leaves a wish for the server.
     *
     * @param wish {@code entries}, {@code all}, {@code flatten} or {@code resume}
     */
    static Path leave(Path dataFolder, String wish, String reason) {
        Path file = dataFolder.resolve("HALT");
        try {
            Files.createDirectories(dataFolder);
            Files.writeString(file, (wish + " " + reason).strip() + "\n");
            return file;
        } catch (IOException unwritable) {
            throw Problem.of(ExitCode.UNREACHABLE, "HALT_FILE_UNWRITABLE", "no server answers, and " + file + " cannot be written",
                    String.valueOf(unwritable.getMessage()), "stop the server's process, or write the word '" + wish + "' into that file")
                    .failure();
        }
    }
}

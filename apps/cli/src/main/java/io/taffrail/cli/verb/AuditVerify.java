package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.ports.JournalException;
import io.taffrail.sqlite.AuditVerifier;
import io.taffrail.sqlite.Verification;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code taffrail audit verify}: works on the file, with or without a server. */
@Command(name = "verify", description = "Walk the journal's chain of hashes from its first entry to its last.")
public final class AuditVerify extends FolderVerb {

    public AuditVerify(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        var file = dataFolder.resolve("trading.db");
        if (!Files.isRegularFile(file)) {
            throw Problem.of(ExitCode.NOT_FOUND, "NO_JOURNAL", "there is no journal " + file,
                    "no server has run on this folder, or the file was taken away",
                    "name the folder with --data DIR").failure();
        }
        switch (walk(file)) {
            case Verified verified -> tell(verified);
            case Broken(var sequence, var what, var why) -> throw Problem.of(ExitCode.FINDING, "JOURNAL_BROKEN",
                    "entry " + sequence + " is the first bad one: " + what, why,
                    "keep the file as evidence, and restore the last good backup").titled("journal broken").failure();
        }
        return ExitCode.OK;
    }

    private static Verification walk(Path file) {
        try {
            return AuditVerifier.verify(file);
        } catch (JournalException unreadable) {
            throw Problem.of(ExitCode.FINDING, "JOURNAL_UNREADABLE", "the journal " + file + " cannot be read",
                    String.valueOf(unreadable.getMessage()),
                    "keep the file as evidence, and restore the last good backup").titled("journal broken").failure();
        }
    }

    private void tell(Verified verified) {
        var head = verified.head().hash();
        out().println(json()
                ? Json.MAPPER.createObjectNode().put("verified", verified.count()).put("head", head).toString()
                : "journal verified: " + verified.count() + " entries, head " + head);
    }
}

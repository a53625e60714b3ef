package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file with a secret in it, which must be its owner's alone. */
final class SecretFile {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private SecretFile() {}

    /**
     * Refuses a file that others may read or write; where the system knows no such rights there is nothing to look at.
     *
     * @param setting whose value is secret
     * @param line where the file says it
     */
    static void requireOwnersAlone(Path file, Setting setting, String line) {
        Set<PosixFilePermission> rights;
        try {
            rights = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException noSuchRights) {
            return;
        } catch (IOException e) {
            throw Problem.usage("CONFIG_UNREADABLE", "who may read " + file + " cannot be found out",
                    "the system says: " + e.getClass().getSimpleName() + ", " + e.getMessage(),
                    "name a file that exists with --config, or leave it out").failure();
        }
        if (rights.stream().anyMatch(OF_OTHERS::contains)) {
            throw Problem.usage("SECRET_EXPOSED", "the file with the secret " + setting.key() + " is not its owner's alone",
                    line + " holds a secret, and the rights of " + file + " are " + PosixFilePermissions.toString(rights),
                    "chmod 600 " + file + "; if others may have read it, get a new secret from the broker").failure();
        }
    }
}

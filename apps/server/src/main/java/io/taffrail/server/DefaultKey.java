package io.taffrail.server;

import io.taffrail.http.keys.KeyPair;
import io.taffrail.http.keys.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key pair that the command line uses by itself, in {@code keys/default.env}: made at the first start of a folder,
 * readable by its owner alone, and told the server's address at every start.
 */
final class DefaultKey {
    private static final String URL = "APCA_API_BASE_URL=";

    private DefaultKey() {}

    static void write(DataFolder folder, KeyRing keys, FrontDoor.Key first, String url) {
        Path file = folder.keys().resolve("default.env");
        try {
            if (Files.exists(file)) {
                List<String> others = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .filter(line -> !line.startsWith(URL))
                        .toList();
                replace(file, Stream.concat(others.stream(), Stream.of(URL + url)).toList());
            } else if (keys.list().isEmpty()) {
                KeyPair pair = keys.create(first.account(), first.mode());
                replace(file, List.of(
                        "APCA_API_KEY_ID=" + pair.key().id(),
                        "APCA_API_SECRET_KEY=" + pair.secret().reveal(),
                        URL + url));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the key file " + file + " cannot be written", unwritable);
        }
    }

    /** The secret is never, not even for a moment, in a file that others can read. */
    private static void replace(Path file, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling("default.env.new");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

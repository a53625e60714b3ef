package io.taffrail.http.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A file that is replaced whole and at once, by one process at a time, and that its owner alone can read. */
final class PrivateFile {
    private final Path path;

    PrivateFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    FileTime modified() {
        try {
            return Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        }
    }

    Optional<byte[]> read() {
        try {
            return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** Replaces the file by what is supplied while no other process changes it. */
    synchronized void change(Supplier<byte[]> change) {
        try {
            Files.createDirectories(path.getParent());
            Path guard = path.resolveSibling(name().replace(".json", ".lock"));
            try (var channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                replace(change.get());
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private void replace(byte[] text) throws IOException {
        Path fresh = path.resolveSibling(name() + ".new");
        Files.deleteIfExists(fresh);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(fresh, owner);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String name() {
        return path.getFileName().toString();
    }
}

package io.taffrail.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A data folder in the hands of the one process that may write in it, until it is closed. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes a folder, and makes it where it is not there.
     *
     * @throws StartException where another process has it, or it cannot be written
     */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                throw StartException.usage(
                        "the data folder " + path + " is in use",
                        "another taffrail server runs on it, and two writers would spoil its journal",
                        "stop the other server, or name another folder with --data DIR");
            }
            return new DataFolder(path, channel);
        } catch (FileAlreadyExistsException notAFolder) {
            throw unusable(path, "it is not a folder");
        } catch (IOException unwritable) {
            throw unusable(path, String.valueOf(unwritable.getMessage()));
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException thisProcessHasIt) {
            return Optional.empty();
        }
    }

    private static StartException unusable(Path path, String why) {
        return StartException.usage(
                "the data folder " + path + " cannot be used", why, "name a folder that can be written with --data DIR");
    }

    Path path() {
        return path;
    }

    /** The journal and everything that is projected from it. */
    Path database() {
        return path.resolve("trading.db");
    }

    Path keys() {
        return path.resolve("keys");
    }

    /** Where the running server can be found. */
    Path serverFile() {
        return path.resolve("server.json");
    }

    /** With what is written there the desk is halted, whether or not a door answers. */
    Path halt() {
        return path.resolve("HALT");
    }

    /** Instruments that the user has added or changed. */
    Path instruments() {
        return path.resolve("instruments.csv");
    }

    /** Rates of currencies that the user has written down. */
    Path fxRates() {
        return path.resolve("fx.csv");
    }

    /** What the user counts symbols to: {@code symbol,sector}. */
    Path sectors() {
        return path.resolve("sectors.csv");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}

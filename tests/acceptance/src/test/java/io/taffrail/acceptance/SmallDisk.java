package io.taffrail.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A file system in memory that is soon full; whoever may not mount one skips the story, and says so. */
public final class SmallDisk implements AutoCloseable {
    private final Path files;
    private final Path folder;

    private SmallDisk(Path files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** @param size as {@code mount} takes it: {@code 16m} */
    public static SmallDisk mounted(Path files, String size) throws IOException {
        var disk = new SmallDisk(files, Files.createDirectory(files.resolve("disk")));
        assumeTrue(disk.ran("mount", "-t", "tmpfs", "-o", "size=" + size, "taffrail-story", disk.folder.toString()),
                "SKIPPED, nothing proven: a small disk (tmpfs) can only be mounted by root on Linux");
        return disk;
    }

    public Path folder() {
        return folder;
    }

    /** Whether it has that size from now on. */
    public boolean resized(String size) {
        return ran("mount", "-o", "remount,size=" + size, folder.toString());
    }

    @Override
    public void close() {
        ran("umount", "-l", folder.toString());
    }

    private boolean ran(String... command) {
        try {
            return Ran.command(List.of(command), files, Duration.ofSeconds(10), Map.of()).exit() == 0;
        } catch (UncheckedIOException absent) {
            return false;
        }
    }
}

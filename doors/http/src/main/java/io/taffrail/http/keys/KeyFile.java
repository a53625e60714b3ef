package io.taffrail.http.keys;

import io.taffrail.model.id.AccountId;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code keys.json}: replaced whole and at once, by one process at a time, readable by its owner alone. */
final class KeyFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    /** One key and the SHA-256 of its secret. */
    record Line(Key key, String hash) {}

    FileTime modified() {
        try {
            return Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        }
    }

    Map<String, Line> read() {
        var lines = new TreeMap<String, Line>();
        try {
            if (Files.exists(path)) {
                for (var node : JSON.readTree(Files.readAllBytes(path)).path("keys")) {
                    var key = new Key(
                            node.path("id").asString(),
                            new AccountId(node.path("account").asString()),
                            Instant.parse(node.path("created_at").asString()));
                    lines.put(key.id(), new Line(key, node.path("sha256").asString()));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException("what: " + path + " is damaged; why: " + e.getMessage()
                    + "; fix: delete it and make new keys with `taffrail key create`", e);
        }
    }

    /** Reads, changes and replaces the file while no other process does. */
    synchronized void change(Consumer<Map<String, Line>> change) {
        try {
            Files.createDirectories(path.getParent());
            Path guard = path.resolveSibling("keys.lock");
            try (var channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                var lines = new TreeMap<>(read());
                change.accept(lines);
                replace(text(lines));
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private void replace(byte[] text) throws IOException {
        Path fresh = path.resolveSibling("keys.json.new");
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

    private static byte[] text(Map<String, Line> lines) {
        var root = JSON.createObjectNode();
        var keys = root.putArray("keys");
        lines.values().forEach(line -> keys.addObject()
                .put("id", line.key().id())
                .put("account", line.key().account().value())
                .put("created_at", line.key().createdAt().toString())
                .put("sha256", line.hash()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}

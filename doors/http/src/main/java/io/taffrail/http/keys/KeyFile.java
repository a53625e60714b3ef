package io.taffrail.http.keys;

import io.taffrail.model.id.AccountId;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code keys.json}: the keys, and the hashes of their secrets. */
final class KeyFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateFile file;

    KeyFile(Path path) {
        this.file = new PrivateFile(path);
    }

    /** One key and the SHA-256 of its secret. */
    record Line(Key key, String hash) {}

    FileTime modified() {
        return file.modified();
    }

    Map<String, Line> read() {
        var lines = new TreeMap<String, Line>();
        try {
            file.read().ifPresent(text -> {
                for (var node : JSON.readTree(text).path("keys")) {
                    var key = new Key(
                            node.path("id").asString(),
                            new AccountId(node.path("account").asString()),
                            role(node.path("role").asString(Role.TRADE.word())),
                            Instant.parse(node.path("created_at").asString()));
                    lines.put(key.id(), new Line(key, node.path("sha256").asString()));
                }
            });
            return lines;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException("what: " + file.path() + " is damaged; why: " + e.getMessage()
                    + "; fix: delete it and make new keys with `taffrail key create`", e);
        }
    }

    /** Keys of older folders have none: they trade. */
    private static Role role(String word) {
        return Role.named(word).orElseThrow(() -> new IllegalArgumentException("there is no role " + word));
    }

    /** Reads, changes and replaces the file while no other process does. */
    void change(Consumer<Map<String, Line>> change) {
        file.change(() -> {
            var lines = new TreeMap<>(read());
            change.accept(lines);
            return text(lines);
        });
    }

    private static byte[] text(Map<String, Line> lines) {
        var root = JSON.createObjectNode();
        var keys = root.putArray("keys");
        lines.values().forEach(line -> keys.addObject()
                .put("id", line.key().id())
                .put("account", line.key().account().value())
                .put("role", line.key().role().word())
                .put("created_at", line.key().createdAt().toString())
                .put("sha256", line.hash()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}

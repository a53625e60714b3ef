package io.taffrail.http.keys;

import io.taffrail.model.id.HookId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of a data folder's hooks, in {@code keys/hooks.json}, which has hashes only: no secret is in the journal, nor
 * could one be read out of the folder. Safe for many threads of the one process that has the folder.
 */
public final class HookSecrets {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOBODY = "0".repeat(64);

    private final PrivateFile file;
    private volatile Map<String, String> hashes;

    /** @param dataFolder the folder that has, or will have, {@code keys/hooks.json} */
    HookSecrets(Path dataFolder) {
        this.file = new PrivateFile(dataFolder.resolve("keys").resolve("hooks.json"));
        this.hashes = read();
    }

    /** Draws a hook's secret, in the place of the one that it had; it is shown this once. */
    public Secret draw(HookId hook) {
        Secret secret = Secret.drawn();
        change(all -> all.put(hook.value(), secret.hash()));
        return secret;
    }

    /** Forgets a hook's secret, so that nothing fits it. */
    public void drop(HookId hook) {
        change(all -> all.remove(hook.value()));
    }

    /** Whether it is the hook's secret. It takes as long for a wrong one, and for a hook that is not there. */
    public boolean fits(HookId hook, Secret secret) {
        String known = hashes.getOrDefault(hook.value(), NOBODY);
        return MessageDigest.isEqual(
                secret.hash().getBytes(StandardCharsets.US_ASCII), known.getBytes(StandardCharsets.US_ASCII));
    }

    private synchronized void change(Consumer<Map<String, String>> change) {
        file.change(() -> {
            var all = new TreeMap<>(read());
            change.accept(all);
            hashes = Map.copyOf(all);
            return text(all);
        });
    }

    private Map<String, String> read() {
        var all = new TreeMap<String, String>();
        try {
            file.read().ifPresent(text -> JSON.readTree(text).path("hooks").properties()
                    .forEach(hook -> all.put(hook.getKey(), hook.getValue().path("sha256").asString())));
            return Map.copyOf(all);
        } catch (JacksonException e) {
            throw new IllegalStateException("what: " + file.path() + " is damaged; why: " + e.getMessage()
                    + "; fix: delete it and give each hook a new secret with `taffrail hook rotate NAME`", e);
        }
    }

    private static byte[] text(Map<String, String> all) {
        var root = JSON.createObjectNode();
        var hooks = root.putObject("hooks");
        all.forEach((hook, hash) -> hooks.putObject(hook).put("sha256", hash));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}

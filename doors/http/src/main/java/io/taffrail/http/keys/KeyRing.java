package io.taffrail.http.keys;

import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The keys of a data folder, in {@code keys/keys.json}, of which only their owner can read even the hashes.
 *
 * <p>Safe for many threads, and for the command line changing the file beside a running server: the file is read anew
 * when it has changed, which is looked at once a second, and at once for an id that is not known.
 */
public final class KeyRing {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String NOBODY = "0".repeat(64);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyFile file;
    private final HookSecrets hooks;
    private final Sessions sessions;
    private final InstantSource clock;
    private volatile Loaded loaded = new Loaded(Map.of(), FileTime.fromMillis(0), System.nanoTime());

    private record Loaded(Map<String, KeyFile.Line> lines, FileTime modified, long lookedAt) {}

    /** @param dataFolder the folder that has, or will have, {@code keys/keys.json} */
    public KeyRing(Path dataFolder, InstantSource clock) {
        this.file = new KeyFile(dataFolder.resolve("keys").resolve("keys.json"));
        this.hooks = new HookSecrets(dataFolder);
        this.clock = clock;
        reload();
        this.sessions = new Sessions(dataFolder, this::find, clock);
    }

    /** Who has logged in with them. */
    public Sessions sessions() {
        return sessions;
    }

    /** The secrets of the folder's hooks. */
    public HookSecrets hooks() {
        return hooks;
    }

    /** Makes a key that trades. */
    public KeyPair create(AccountId account, Mode mode) {
        return create(account, mode, Role.TRADE);
    }

    /**
     * Makes a key for an account.
     *
     * @throws UncheckedIOException where it cannot be kept; it then does not exist
     */
    public KeyPair create(AccountId account, Mode mode, Role role) {
        Secret secret = Secret.drawn();
        var createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var key = new Key((mode == Mode.LIVE ? "AK" : "PK") + letters(18), account, role, createdAt);
        file.change(lines -> lines.put(key.id(), new KeyFile.Line(key, secret.hash())));
        reload();
        return new KeyPair(key, secret);
    }

    /** Takes a key away; false where there is none of that id. */
    public boolean revoke(String id) {
        boolean[] had = new boolean[1];
        file.change(lines -> had[0] = lines.remove(id) != null);
        reload();
        return had[0];
    }

    /** All keys, by id. */
    public List<Key> list() {
        reload();
        return new TreeMap<>(loaded.lines()).values().stream().map(KeyFile.Line::key).toList();
    }

    /** The key of that id. */
    public Optional<Key> find(String id) {
        return Optional.ofNullable(current().lines().get(id)).map(KeyFile.Line::key);
    }

    /** The key of that id, where the secret is its own. It takes as long for a wrong secret as for a right one. */
    public Optional<Key> open(String id, Secret secret) {
        Loaded now = current();
        if (!now.lines().containsKey(id)) {
            now = reloadIfChanged(now);
        }
        Optional<KeyFile.Line> line = Optional.ofNullable(now.lines().get(id));
        boolean fits = MessageDigest.isEqual(
                secret.hash().getBytes(StandardCharsets.US_ASCII),
                line.map(KeyFile.Line::hash).orElse(NOBODY).getBytes(StandardCharsets.US_ASCII));
        return line.filter(_ -> fits).map(KeyFile.Line::key);
    }

    private Loaded current() {
        Loaded now = loaded;
        return System.nanoTime() - now.lookedAt() > TimeUnit.SECONDS.toNanos(1) ? reloadIfChanged(now) : now;
    }

    private Loaded reloadIfChanged(Loaded now) {
        if (!file.modified().equals(now.modified())) {
            reload();
        } else {
            loaded = new Loaded(now.lines(), now.modified(), System.nanoTime());
        }
        return loaded;
    }

    private void reload() {
        FileTime modified = file.modified();
        loaded = new Loaded(file.read(), modified, System.nanoTime());
    }

    private static String letters(int count) {
        var text = new StringBuilder(count);
        RANDOM.ints(count, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
        return text.toString();
    }
}

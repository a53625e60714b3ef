package io.taffrail.http.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has logged in at the dashboard. Sessions are kept as hashes in {@code keys/sessions.json}, so that a server that is
 * restarted knows its visitors again; one-time links are kept in memory only. Safe for many threads.
 */
public final class Sessions {
    /** How long a session lasts. */
    public static final Duration SESSION = Duration.ofHours(24);
    /** How long a one-time link opens the door. */
    public static final Duration LINK = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrivateFile file;
    private final Function<String, Optional<Key>> keys;
    private final InstantSource clock;
    private final String cookie;
    private final Map<String, Grant> links = new ConcurrentHashMap<>();
    private volatile Map<String, Grant> open;

    /** A key for as long as it lasts. */
    private record Grant(String key, Instant until) {}

    /** @param keys finds a key that still opens the door */
    Sessions(Path dataFolder, Function<String, Optional<Key>> keys, InstantSource clock) {
        this.file = new PrivateFile(dataFolder.resolve("keys").resolve("sessions.json"));
        this.keys = keys;
        this.clock = clock;
        // Browsers do not tell ports of one host apart: two servers on this computer would overwrite each other's cookie.
        this.cookie = "taffrail-" + Secret.of(dataFolder.toAbsolutePath().normalize().toString()).hash().substring(0, 8);
        this.open = read();
    }

    /** What the cookie of this folder's sessions is called. */
    public String cookie() {
        return cookie;
    }

    /** A way in for whoever follows it first, within ten minutes. */
    public Secret link(Key key) {
        Instant now = clock.instant();
        links.values().removeIf(grant -> grant.until().isBefore(now));
        Secret secret = Secret.drawn();
        links.put(secret.hash(), new Grant(key.id(), now.plus(LINK)));
        return secret;
    }

    /** The key behind a one-time link, which from now on opens nothing any more. */
    public Optional<Key> redeem(Secret link) {
        return Optional.ofNullable(links.remove(link.hash())).flatMap(this::valid);
    }

    /** Begins a session; what is given back is the cookie's value, which is kept nowhere. */
    public Secret begin(Key key) {
        Secret token = Secret.drawn();
        change(all -> all.put(token.hash(), new Grant(key.id(), clock.instant().plus(SESSION))));
        return token;
    }

    /** The session of a cookie, while it lasts and its key opens the door. */
    public Optional<Session> find(Secret token) {
        return Optional.ofNullable(open.get(token.hash())).flatMap(grant ->
                valid(grant).map(key -> new Session(key, Secret.of("csrf:" + token.reveal()).hash(), grant.until())));
    }

    /** Ends a session. */
    public void end(Secret token) {
        change(all -> all.remove(token.hash()));
    }

    private Optional<Key> valid(Grant grant) {
        return grant.until().isAfter(clock.instant()) ? keys.apply(grant.key()) : Optional.empty();
    }

    private synchronized void change(Consumer<Map<String, Grant>> change) {
        file.change(() -> {
            var all = new TreeMap<>(read());
            Instant now = clock.instant();
            all.values().removeIf(grant -> grant.until().isBefore(now));
            change.accept(all);
            open = Map.copyOf(all);
            return text(all);
        });
    }

    private Map<String, Grant> read() {
        var all = new TreeMap<String, Grant>();
        try {
            file.read().ifPresent(text -> JSON.readTree(text).path("sessions").properties().forEach(line -> all.put(
                    line.getKey(),
                    new Grant(line.getValue().path("key").asString(), Instant.parse(line.getValue().path("until").asString())))));
            return Map.copyOf(all);
        } catch (JacksonException | java.time.DateTimeException damaged) {
            throw new IllegalStateException("what: " + file.path() + " is damaged; why: " + damaged.getMessage()
                    + "; fix: delete it; whoever was logged in logs in again", damaged);
        }
    }

    private static byte[] text(Map<String, Grant> all) {
        var root = JSON.createObjectNode();
        var lines = root.putObject("sessions");
        all.forEach((hash, grant) -> lines.putObject(hash).put("key", grant.key()).put("until", grant.until().toString()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}

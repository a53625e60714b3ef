package io.taffrail.http.stream;

import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Secret;
import io.taffrail.http.web.Json;
import io.taffrail.views.Follower;
import io.taffrail.views.TradeUpdate;
import io.taffrail.views.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One client on {@code /stream}: it authenticates, listens, and is told. It may write text or binary frames; it is
 * answered in binary ones, which carry JSON, since one of Alpaca's own clients reads nothing else, or MessagePack where it asked
 * for that when it connected.
 *
 * <p>A client that does not take what it is sent is dropped: the desk does not wait for it.
 */
public final class AccountStream extends ClientStream {
    /** After so long without a sign of life, a pong included, a client is taken for gone. */
    public static final Duration SILENCE = Duration.ofSeconds(90);

    private static final Duration PING_EVERY = Duration.ofSeconds(30);
    private static final int WAITING_UPDATES = 16_384;
    private static final String UPDATES = "trade_updates";
    private static final int TRY_AGAIN_LATER = 1013;

    private final KeyRing keys;
    private final Views views;
    private @Nullable Key key;
    private @Nullable Follower<TradeUpdate> subscription;

    public AccountStream(KeyRing keys, Views views, Wire wire) {
        super(wire);
        this.keys = keys;
        this.views = views;
    }

    @Override
    synchronized void received(Optional<JsonNode> told) {
        if (told.isEmpty()) {
            error("a message is a JSON object");
            return;
        }
        JsonNode message = told.get();
        switch (message.path("action").asString("")) {
            case "authenticate", "auth" -> authenticate(message.path("data").isObject() ? message.path("data") : message);
            case "listen" -> listen(message.path("data").path("streams"));
            default -> error("action is authenticate or listen");
        }
    }

    private void authenticate(JsonNode data) {
        String id = data.path("key_id").asString(data.path("key").asString(""));
        String secret = data.path("secret_key").asString(data.path("secret").asString(""));
        Optional<Key> opened = keys.open(id, Secret.of(secret));
        opened.ifPresent(fits -> key = fits);
        authorization(opened.isPresent(), "authenticate");
    }

    /** What a client listens to replaces what it listened to before; streams that do not exist are left out. */
    private void listen(JsonNode streams) {
        Key opened = key;
        if (opened == null) {
            authorization(false, "listen");
            return;
        }
        List<String> granted = new ArrayList<>();
        for (JsonNode stream : streams) {
            if (UPDATES.equals(stream.asString("")) && granted.isEmpty()) {
                granted.add(UPDATES);
            }
        }
        Follower<TradeUpdate> fresh = null;
        if (granted.isEmpty()) {
            unsubscribe();
        } else if (subscription == null) {
            fresh = views.tradeUpdates().subscribe(opened.account(), WAITING_UPDATES);
            subscription = fresh;
        }
        var answer = Json.object().put("stream", "listening");
        var names = answer.putObject("data").putArray("streams");
        granted.forEach(names::add);
        // The answer goes out before the first update does, and no update after it is missed.
        send(answer);
        if (fresh != null) {
            Follower<TradeUpdate> followed = fresh;
            Thread.ofVirtual().name("stream-" + opened.id()).start(() -> follow(followed));
        }
    }

    private void follow(Follower<TradeUpdate> followed) {
        try (followed) {
            while (isOpen() && !followed.isDropped() && followed == current()) {
                Optional<TradeUpdate> update = followed.next(PING_EVERY);
                boolean taken = update.isPresent() ? tell(update.get()) : ping();
                if (!taken) {
                    return;
                }
            }
            if (followed.isDropped()) {
                client().close(TRY_AGAIN_LATER, "slow client");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void authorization(boolean granted, String action) {
        var answer = Json.object().put("stream", "authorization");
        answer.putObject("data").put("status", granted ? "authorized" : "unauthorized").put("action", action);
        send(answer);
    }

    private void error(String what) {
        var answer = Json.object().put("action", "error");
        answer.putObject("data").put("error_message", what);
        send(answer);
    }

    private boolean tell(TradeUpdate update) {
        return UpdateJson.of(update).map(this::send).orElse(true);
    }

    private boolean send(JsonNode message) {
        return orEnd(client().send(message));
    }

    private boolean ping() {
        return orEnd(client().ping());
    }

    private boolean orEnd(boolean taken) {
        if (!taken) {
            unsubscribe();
        }
        return taken;
    }

    @Override
    void left() {
        unsubscribe();
    }

    private synchronized void unsubscribe() {
        Follower<TradeUpdate> old = subscription;
        subscription = null;
        if (old != null) {
            old.close();
        }
    }

    private synchronized @Nullable Follower<TradeUpdate> current() {
        return subscription;
    }
}

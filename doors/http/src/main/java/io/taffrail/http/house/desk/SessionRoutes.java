package io.taffrail.http.house.desk;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Secret;
import io.taffrail.http.keys.Session;
import io.taffrail.http.keys.Sessions;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.market.MarketSource;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is there: {@code POST /api/v1/session} with a key pair begins a session and gives the browser its cookie, {@code GET
 * /login/{link}} does so for whoever follows a one-time link first, {@code GET /api/v1/session} says who one is and {@code
 * DELETE} ends it. {@code GET /login} says to anybody whether the browser has a session, which no script can see of its cookie.
 */
public final class SessionRoutes {
    private static final String PATH = "/api/v1/session";

    private final KeyRing keys;
    private final Views views;
    private final MarketSource source;
    private final boolean encrypted;

    /** @param encrypted whether the door speaks TLS, so that the cookie need never cross a wire in clear */
    public SessionRoutes(KeyRing keys, Views views, MarketSource source, boolean encrypted) {
        this.keys = keys;
        this.views = views;
        this.source = source;
        this.encrypted = encrypted;
    }

    public List<Route> routes() {
        return List.of(
                Route.open("POST", PATH, this::logIn),
                Route.open("GET", "/login", call -> Reply.ok(Json.object().put("logged_in", session(call).isPresent()))
                        .with(Map.of("Cache-Control", "no-store"))),
                Route.open("GET", "/login/{link}", this::follow),
                Route.of("GET", PATH, this::show),
                Route.of("DELETE", PATH, this::logOut).forReaders());
    }

    private Reply logIn(Call call) {
        String id = field(call, "key_id");
        Key key = keys.open(id, Secret.of(field(call, "secret_key"))).orElseThrow(() -> HouseErrors.of(
                401, "WRONG_KEY", "there is no such key, or that is not its secret", "a key opens the door only whole",
                "the folder's first key pair stands in keys/default.env; make another with: taffrail key create"));
        Secret token = keys.sessions().begin(key);
        Session session = keys.sessions().find(token).orElseThrow();
        return Reply.ok(told(key, Optional.of(session))).with(Map.of("Set-Cookie", cookie(token), "Cache-Control", "no-store"));
    }

    private static String field(Call call, String name) {
        return call.body().map(body -> body.path(name)).filter(value -> value.isString()).map(value -> value.asString().strip())
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> HouseErrors.badField(
                        name, "whoever logs in shows a key pair", "send {\"key_id\": \"PK...\", \"secret_key\": \"...\"}"));
    }

    private Reply follow(Call call) {
        Key key = keys.sessions().redeem(Secret.of(call.variable("link"))).orElseThrow(() -> HouseErrors.of(
                410, "LINK_USED", "this link does not open the dashboard any more",
                "it opens it once, within ten minutes of the server's start",
                "open / and log in with the key pair in keys/default.env, or start the server again"));
        return new Reply(303, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(
                "Location", "/", "Set-Cookie", cookie(keys.sessions().begin(key)), "Cache-Control", "no-store",
                "Referrer-Policy", "no-referrer"));
    }

    private Reply show(Call call) {
        return Reply.ok(told(call.key(), session(call).filter(one -> one.key().equals(call.key()))))
                .with(Map.of("Cache-Control", "no-store"));
    }

    private Optional<Session> session(Call call) {
        return call.session().flatMap(keys.sessions()::find);
    }

    private Reply logOut(Call call) {
        call.session().ifPresent(keys.sessions()::end);
        return Reply.noContent().with(Map.of("Set-Cookie", attributes("", 0)));
    }

    private String cookie(Secret token) {
        return attributes(token.reveal(), Sessions.SESSION.toSeconds());
    }

    private String attributes(String value, long seconds) {
        return keys.sessions().cookie() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds
                + (encrypted ? "; Secure" : "");
    }

    private ObjectNode told(Key key, Optional<Session> session) {
        ObjectNode json = Json.object()
                .put("key_id", key.id())
                .put("account", key.account().value())
                .put("role", key.role().word())
                .put("badge", views.accounts().account(key.account()).map(this::badge).orElse("PAPER"))
                .put("market", source.name())
                .put("market_kind", source.kind().name());
        views.accounts().account(key.account()).ifPresent(account -> json.put("currency", account.currency().code()));
        session.ifPresent(one -> json.put("csrf", one.csrf()).put("until", one.until().toString()));
        return json;
    }

    /** Whose money and whose market, in one word that stands on every page. */
    private String badge(Account account) {
        if (account.mode() == Mode.LIVE) {
            return "LIVE";
        }
        return switch (source.kind()) {
            case REPLAY          -> "REPLAY";
            case SYNTHETIC, LIVE -> account.mode() == Mode.SIMULATED ? "SIM" : "PAPER";
        };
    }
}

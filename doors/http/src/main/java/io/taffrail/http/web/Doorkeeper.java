package io.taffrail.http.web;

import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Role;
import io.taffrail.http.keys.Secret;
import io.taffrail.http.keys.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who asks, and whether they may: a key pair in headers, as a user with a password (RFC 7617), or a session's cookie. With a
 * cookie, whatever changes something needs the session's token beside it; with a key that only reads, nothing changes.
 */
final class Doorkeeper {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final KeyRing keys;

    Doorkeeper(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Whoever asks.
     *
     * @param session where they come with a cookie, and not with the key itself
     */
    record Visitor(Key key, Optional<Session> session) {}

    /** A browser says which site a request comes from; none but ours may have it change anything here. */
    void refuseOtherSites(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site) && !READING.contains(request.getMethod())) {
            throw refusal("a page of another site cannot change anything here", "the browser says that the request is "
                    + site, "use the dashboard's own pages, or a program that sends a key pair");
        }
    }

    /**
     * Who asks.
     *
     * @throws Refused where nobody does whom we know
     */
    Visitor visitor(Request request) {
        return paired(request).map(key -> new Visitor(key, Optional.empty()))
                .or(() -> session(request).map(session -> new Visitor(session.key(), Optional.of(session))))
                .orElseThrow(() -> new Refused(401, Json.object().put("message", "unauthorized.")));
    }

    /**
     * Whether that visitor may use a route.
     *
     * @throws Refused where they may not
     */
    void admit(Request request, Route route, Visitor visitor) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (visitor.session().filter(session -> !isToken(request, session)).isPresent()) {
            throw refusal("the request does not show the session's token", "a cookie alone changes nothing, because a page "
                    + "of another site could have the browser send it", "send X-CSRF-Token with what GET /api/v1/session says");
        }
        if (visitor.key().role() == Role.READ_ONLY && !route.harmless()) {
            throw refusal("the key " + visitor.key().id() + " only reads", "it was made to see everything and to change nothing",
                    "use a key that trades: taffrail key create");
        }
    }

    /** The value of the session's cookie, whether or not there is such a session. */
    Optional<Secret> token(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(keys.sessions().cookie()))
                .map(cookie -> Secret.of(cookie.getValue()))
                .findFirst();
    }

    private Optional<Session> session(Request request) {
        return token(request).flatMap(keys.sessions()::find);
    }

    private static boolean isToken(Request request, Session session) {
        String told = request.getHeaders().get("X-CSRF-Token");
        return told != null && MessageDigest.isEqual(
                told.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Key> paired(Request request) {
        String id = request.getHeaders().get("APCA-API-KEY-ID");
        String secret = request.getHeaders().get("APCA-API-SECRET-KEY");
        return id != null && secret != null ? keys.open(id, Secret.of(secret)) : basic(request);
    }

    /** RFC 7617: the id is the user, the secret the password. */
    private Optional<Key> basic(Request request) {
        String credentials = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (credentials == null || !credentials.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder().decode(credentials.substring(6).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : keys.open(text.substring(0, colon), Secret.of(text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Refused refusal(String what, String why, String fix) {
        return new Refused(403, Json.object()
                .put("code", 40310000)
                .put("message", what)
                .put("what", what)
                .put("why", why)
                .put("fix", fix));
    }
}

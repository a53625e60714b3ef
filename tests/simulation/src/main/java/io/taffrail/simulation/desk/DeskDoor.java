package io.taffrail.simulation.desk;

import io.taffrail.http.keys.Key;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.ports.DeskStoppedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product's HTTP handlers without their server: what lies behind the sockets, from the route that fits to the reply.
 *
 * @param key with which all clients come
 */
public record DeskDoor(List<Route> routes, Key key) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A request of a client. */
    public record Asked(String method, String path, Optional<String> body, Optional<String> requestKey) {}

    /** What became of it; {@code flaw} where the handler threw what no handler may. */
    public record Told(int status, Optional<JsonNode> body, Optional<String> flaw) {}

    /** Answers on the calling fibre. */
    public Told answer(Asked asked) {
        try {
            Reply reply = routed(asked);
            return new Told(reply.status(), reply.body(), Optional.empty());
        } catch (Refused refused) {
            return new Told(refused.reply().status(), refused.reply().body(), Optional.empty());
        } catch (DeskStoppedException stopped) {
            return new Told(503, Optional.empty(), Optional.empty());
        } catch (RuntimeException ours) {
            return new Told(500, Optional.empty(), Optional.of(ours.toString()));
        }
    }

    private Reply routed(Asked asked) {
        int mark = asked.path().indexOf('?');
        String path = mark < 0 ? asked.path() : asked.path().substring(0, mark);
        Query query = Query.parse(mark < 0 ? "" : asked.path().substring(mark + 1));
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(Route.split(path));
            if (variables.isPresent() && route.method().equals(asked.method())) {
                return route.answer().apply(new Call(
                        asked.method() + " " + asked.path(), variables.get(), query,
                        asked.body().map(JSON::readTree), Optional.of(key), asked.requestKey(),
                        Optional.empty(), Optional.empty(), Optional.empty()));
            }
        }
        throw Refused.of(404, 40410000, "endpoint not found");
    }
}

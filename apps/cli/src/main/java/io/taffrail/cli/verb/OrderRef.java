package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Reply;
import io.taffrail.cli.verb.ClientVerb.Server;
import java.util.regex.Pattern;

/** An order as people name it: by its id, or by the client's. */
record OrderRef(String name) {
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    Reply order(Server server) {
        var path = isId() ? "/v2/orders/" + name
                : "/v2/orders:by_client_order_id?client_order_id=" + ClientVerb.encoded(name);
        return server.get(path, "order " + name);
    }

    /** With the orders that it has brought with it. */
    Reply withLegs(Server server) {
        var path = isId() ? "/v2/orders/" + name + "?nested=true"
                : "/v2/orders:by_client_order_id?nested=true&client_order_id=" + ClientVerb.encoded(name);
        return server.get(path, "order " + name);
    }

    /** The server's id for it. */
    String id(Server server) {
        return isId() ? name : text(order(server).json(), "id");
    }

    private boolean isId() {
        return ID.matcher(name).matches();
    }
}

package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Terms;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Exits whose entry nobody remembers after a restart. Alpaca has them under names of its own, as legs of that entry; they are
 * known by what they are: of the same symbol, side and prices, and nobody else's.
 */
final class Orphans {
    private final AlpacaClient client;
    private final Register register;
    private final Matching matching;
    private final Quarantine quarantine;

    Orphans(AlpacaClient client, Register register, Matching matching, Quarantine quarantine) {
        this.client = client;
        this.register = register;
        this.matching = matching;
        this.quarantine = quarantine;
    }

    /** What a search came to. */
    enum Search {
        /** It has its name at Alpaca now. */
        FOUND,
        /** There is no such leg. */
        NONE,
        /** Nobody can tell. */
        UNCLEAR
    }

    /** Whether an order is an exit that may have come to Alpaca as a leg of an entry that is not remembered. */
    boolean mayBeOne(Known known) {
        return known.venueId().isEmpty()
                && known.order().link().filter(link -> link.kind() != GroupLink.Kind.OCO && link.role().isExit()).isPresent()
                && register.entryOf(known.order()).isEmpty();
    }

    Search find(Known known) {
        Order ours = known.order();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", "all");
        query.put("nested", "true");
        query.put("limit", "500");
        query.put("direction", "desc");
        query.put("symbols", ours.symbol().value());
        Exchange exchange = client.get("/v2/orders", query, Purpose.RESCUE);
        if (!(exchange instanceof Exchange.Answered answer) || answer.status() != 200) {
            return Search.UNCLEAR;
        }
        Optional<JsonNode> list = quarantine.read("a list of orders", () -> answer.body().json());
        if (list.isEmpty()) {
            return Search.UNCLEAR;
        }
        List<VenueOrder> fitting = legs(list.get()).stream().filter(leg -> fits(ours, leg)).toList();
        if (fitting.size() == 1) {
            synchronized (register) {
                register.name(known, fitting.getFirst().id());
                known.cameWithAnother();
            }
            return Search.FOUND;
        }
        return fitting.isEmpty() ? Search.NONE : Search.UNCLEAR;
    }

    private List<VenueOrder> legs(JsonNode list) {
        List<VenueOrder> legs = new ArrayList<>();
        for (JsonNode node : list) {
            quarantine.read("an order", () -> VenueOrder.of(node)).ifPresent(order -> legs.addAll(order.legs()));
        }
        return legs;
    }

    private boolean fits(Order ours, VenueOrder leg) {
        return register.find(leg.id()).isEmpty()
                && ours.side() == leg.side()
                && matching.isSameSymbol(ours, leg)
                && leg.terms().map(Terms::spec).equals(Optional.of(ours.spec()));
    }
}

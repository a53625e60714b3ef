package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.ports.BrokerUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Alpaca's list of orders, read page by page. It has no cursor: a page begins in the last moment of the one before. */
final class OrderPages {
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 200;
    private static final Duration OVERLAP = Duration.ofMillis(1);

    private final AlpacaClient client;
    private final Quarantine quarantine;

    OrderPages(AlpacaClient client, Quarantine quarantine) {
        this.client = client;
        this.quarantine = quarantine;
    }

    /**
     * All open orders, oldest first; those that cannot be trusted are put aside.
     *
     * @throws BrokerUnreachableException where a page cannot be had
     */
    Map<VenueOrderId, VenueOrder> open() {
        return read("open", "asc", MOST_PAGES, Purpose.READ);
    }

    /**
     * The latest orders of all kinds, newest first.
     *
     * @param pages how many pages of 500 at most
     * @throws BrokerUnreachableException where a page cannot be had
     */
    Map<VenueOrderId, VenueOrder> latest(int pages, Purpose purpose) {
        return read("all", "desc", pages, purpose);
    }

    private Map<VenueOrderId, VenueOrder> read(String status, String direction, int most, Purpose purpose) {
        Map<VenueOrderId, VenueOrder> orders = new LinkedHashMap<>();
        boolean forward = direction.equals("asc");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", status);
        query.put("limit", Integer.toString(PAGE));
        query.put("direction", direction);
        query.put("nested", "true");
        for (int i = 0; i < most; i++) {
            List<JsonNode> page = page(query, purpose);
            int before = orders.size();
            for (JsonNode node : page) {
                quarantine.read("an order of the list", () -> VenueOrder.of(node)).ifPresent(order -> orders.put(order.id(), order));
            }
            if (page.size() < PAGE) {
                return orders;
            }
            if (orders.size() == before) {
                throw new BrokerUnreachableException("more than " + PAGE + " orders of one moment");
            }
            Instant edge = submitted(page.getLast());
            query.put(forward ? "after" : "until", (forward ? edge.minus(OVERLAP) : edge.plus(OVERLAP)).toString());
        }
        if (most == MOST_PAGES) {
            throw new BrokerUnreachableException("Alpaca's pages of orders do not end");
        }
        return orders;
    }

    private List<JsonNode> page(Map<String, String> query, Purpose purpose) {
        Exchange exchange = client.get("/v2/orders", query, purpose);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            JsonNode list = answer.body().json();
            if (!list.isArray()) {
                throw new UntrustedException("the list of orders is no list");
            }
            return list.valueStream().toList();
        }
        throw Unanswered.of("the orders", exchange);
    }

    private static Instant submitted(JsonNode order) {
        Optional<Instant> at = Fields.optionalTime(order, "submitted_at");
        return at.orElseGet(() -> Fields.time(order, "created_at"));
    }
}

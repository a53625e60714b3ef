package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.ports.BrokerUnreachableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The account's activities as Alpaca records them: executions, and money that moved without an order. */
final class Activities {
    /** The path of executions. */
    static final String FILLS = "/v2/account/activities/FILL";

    private static final int PAGE = 100;
    private static final int MOST_PAGES_OF_ORDER = 50;
    private static final int MOST_PAGES = 10_000;

    private final AlpacaClient client;
    private final Register register;
    private final Quarantine quarantine;

    Activities(AlpacaClient client, Register register, Quarantine quarantine) {
        this.client = client;
        this.register = register;
        this.quarantine = quarantine;
    }

    /** Whether all executions of an order are noted that Alpaca counts; those that are missing are asked for. */
    boolean complete(Known known, VenueOrder theirs) {
        if (register.addsUp(known, theirs)) {
            return true;
        }
        try {
            note(known, theirs.id());
            known.names().stream().filter(name -> !name.equals(theirs.id())).forEach(name -> note(known, name));
            if (!register.addsUp(known, theirs)) {
                theirs.replaces().ifPresent(this::noteOfReplaced);
            }
            return register.addsUp(known, theirs);
        } catch (BrokerUnreachableException silent) {
            return false;
        }
    }

    /**
     * Reads a kind of activities, oldest first.
     *
     * @param path the kind's own path, or that of all
     * @throws BrokerUnreachableException where a page cannot be had
     */
    List<JsonNode> read(String path, Map<String, String> query, String after) {
        return read(path, query, after, MOST_PAGES, Purpose.READ);
    }

    /** The latest of a kind, oldest first, at most a page. */
    List<JsonNode> latest(String path, Map<String, String> query) {
        Map<String, String> asked = new LinkedHashMap<>(query);
        asked.put("direction", "desc");
        asked.put("page_size", Integer.toString(PAGE));
        return page(path, asked, Purpose.READ).valueStream().toList().reversed();
    }

    /**
     * Notes all executions of an order under one of its names.
     *
     * @throws BrokerUnreachableException where they cannot be had
     */
    void note(Known known, VenueOrderId order) {
        Map<String, String> query = Map.of("order_id", order.value());
        for (JsonNode activity : read(FILLS, query, "", MOST_PAGES_OF_ORDER, Purpose.RESCUE)) {
            if (activity.path("order_id").asString("").equals(order.value())) {
                quarantine.read("an execution of " + order, () -> VenueExecution.of(activity)).ifPresent(execution -> {
                    synchronized (register) {
                        known.add(execution);
                    }
                });
            }
        }
    }

    private void noteOfReplaced(VenueOrderId before) {
        register.find(before).ifPresent(known -> note(known, before));
    }

    private List<JsonNode> read(String path, Map<String, String> query, String after, int pages, Purpose purpose) {
        List<JsonNode> all = new ArrayList<>();
        String token = after;
        for (int i = 0; i < pages; i++) {
            Map<String, String> asked = new LinkedHashMap<>(query);
            asked.put("direction", "asc");
            asked.put("page_size", Integer.toString(PAGE));
            if (!token.isEmpty()) {
                asked.put("page_token", token);
            }
            JsonNode page = page(path, asked, purpose);
            page.forEach(all::add);
            if (page.size() < PAGE) {
                return all;
            }
            String last = id(page.get(page.size() - 1));
            if (last.equals(token)) {
                throw new BrokerUnreachableException("Alpaca's pages of " + path + " do not go on");
            }
            token = last;
        }
        throw new BrokerUnreachableException("Alpaca's pages of " + path + " do not end");
    }

    private JsonNode page(String path, Map<String, String> query, Purpose purpose) {
        Exchange exchange = client.get(path, query, purpose);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            return quarantine.read("a page of " + path, () -> answer.body().json())
                    .filter(JsonNode::isArray)
                    .orElseThrow(() -> new BrokerUnreachableException("a page of " + path + " cannot be trusted"));
        }
        throw Unanswered.of(path, exchange);
    }

    private static String id(JsonNode activity) {
        return Fields.text(activity, "id");
    }
}

package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.Terms;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.statement.StatedExecution;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.ports.BrokerUnreachableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The orders of a statement: those that are open, and those of the executions that nobody here knows. */
final class StatedOrders {
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 200;

    private final AlpacaClient client;
    private final Register register;
    private final Matching matching;
    private final LookUps lookUps;
    private final Supplier<Assets> assets;
    private final Quarantine quarantine;

    StatedOrders(
            AlpacaClient client,
            Register register,
            Matching matching,
            LookUps lookUps,
            Supplier<Assets> assets,
            Quarantine quarantine) {
        this.client = client;
        this.register = register;
        this.matching = matching;
        this.lookUps = lookUps;
        this.assets = assets;
        this.quarantine = quarantine;
    }

    /** Orders as they were read, by Alpaca's names. */
    record Read(Map<VenueOrderId, VenueOrder> orders) {}

    /** Orders and executions under the names that the desk knows them by. */
    record Stated(List<StatedOrder> orders, List<StatedExecution> executions) {}

    /** All open orders, and the legs of those that brought some. */
    Read open() {
        Map<VenueOrderId, VenueOrder> orders = new LinkedHashMap<>();
        Optional<Instant> after = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            List<JsonNode> page = page(after);
            int before = orders.size();
            for (JsonNode node : page) {
                quarantine.read("an open order", () -> VenueOrder.of(node)).ifPresent(order -> add(orders, order));
            }
            if (page.size() < PAGE) {
                return new Read(orders);
            }
            // The next page begins in the last moment of this one, which may hold more orders than it showed.
            after = Optional.of(submitted(page.getLast()).minusNanos(1_000_000));
            if (orders.size() == before) {
                throw new BrokerUnreachableException("more than " + PAGE + " orders of one moment");
            }
        }
        throw new BrokerUnreachableException("Alpaca's pages of orders do not end");
    }

    Stated executions(List<VenueExecution> executions, Read open, Currency currency) {
        Map<VenueOrderId, VenueOrder> shown = new LinkedHashMap<>(open.orders());
        List<StatedExecution> stated = new ArrayList<>();
        for (VenueExecution execution : executions) {
            ClientOrderId name = register.find(execution.order())
                    .map(known -> noted(known, execution))
                    .orElseGet(() -> nameOf(order(shown, execution.order())));
            stated.add(new StatedExecution(name, execution.fill(currency)));
        }
        List<StatedOrder> orders = shown.values().stream()
                .filter(order -> !order.isOver() || !open.orders().containsKey(order.id()))
                .map(order -> stated(order, currency))
                .flatMap(Optional::stream)
                .toList();
        return new Stated(orders, stated);
    }

    /** Whether it is of an order that the desk knows. */
    boolean isOfOurs(VenueExecution execution) {
        return register.find(execution.order()).isPresent();
    }

    private ClientOrderId noted(Known known, VenueExecution execution) {
        synchronized (register) {
            known.add(execution);
            return known.order().clientOrderId();
        }
    }

    private ClientOrderId nameOf(VenueOrder order) {
        return register.find(order).map(known -> known.order().clientOrderId()).orElse(order.clientOrderId());
    }

    private VenueOrder order(Map<VenueOrderId, VenueOrder> shown, VenueOrderId id) {
        VenueOrder known = shown.get(id);
        if (known != null) {
            return known;
        }
        return switch (lookUps.byVenueId(id)) {
            case LookUps.Seen.There(var order) -> {
                add(shown, order);
                yield order;
            }
            case LookUps.Seen.NotThere(var words) ->
                throw new BrokerUnreachableException("Alpaca tells an execution of " + id + " and not the order: " + words);
            case LookUps.Seen.Unclear(var why) ->
                throw new BrokerUnreachableException("Alpaca tells an execution of " + id + " and not the order: " + why);
        };
    }

    private void add(Map<VenueOrderId, VenueOrder> orders, VenueOrder order) {
        orders.put(order.id(), order);
        register.find(order)
                .filter(known -> matching.doubt(known, order).isEmpty())
                .ifPresent(known -> matching.bind(known, order));
        order.legs().forEach(leg -> orders.put(leg.id(), leg));
    }

    /** Empty where it is of a kind that the house has no words for: it is left to whoever placed it. */
    private Optional<StatedOrder> stated(VenueOrder order, Currency currency) {
        Optional<Known> ours = register.find(order);
        Optional<Instrument> instrument = ours.map(known -> known.order().instrument())
                .or(() -> assets.get().instrument(order.symbol(), order.assetId(), order.assetClass()));
        Optional<Terms> terms = order.terms().or(() -> ours.map(known -> new Terms(
                known.order().spec(), known.order().timeInForce(), known.order().expireTime())));
        if (instrument.isEmpty() || terms.isEmpty()) {
            quarantine.add("the order " + order.id() + " in " + order.symbol() + ": the house has no words for its kind");
            return Optional.empty();
        }
        OrderAmount amount = order.quantity()
                .<OrderAmount>map(OrderAmount.Units::new)
                .orElseGet(() -> new OrderAmount.Notional(new Money(order.notional().orElseThrow(), currency)));
        return Optional.of(new StatedOrder(
                order.id(), nameOf(order), instrument.get(), order.side(), amount, terms.get().spec(),
                terms.get().timeInForce(), terms.get().expireTime(), order.filled(), !order.isOver(), order.created()));
    }

    private List<JsonNode> page(Optional<Instant> after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", "open");
        query.put("limit", Integer.toString(PAGE));
        query.put("direction", "asc");
        query.put("nested", "true");
        after.ifPresent(at -> query.put("after", at.toString()));
        Exchange exchange = client.get("/v2/orders", query, Purpose.READ);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            JsonNode list = answer.body().json();
            if (!list.isArray()) {
                throw new UntrustedException("the list of orders is no list");
            }
            return list.valueStream().toList();
        }
        throw Unanswered.of("the open orders", exchange);
    }

    private static Instant submitted(JsonNode order) {
        return Fields.optionalTime(order, "submitted_at")
                .orElseGet(() -> Fields.time(order, "created_at"));
    }
}

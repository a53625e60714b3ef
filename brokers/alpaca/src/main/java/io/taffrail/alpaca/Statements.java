package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.Fields;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueAccount;
import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenuePosition;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.StatedPosition;
import io.taffrail.model.statement.Statement;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.ports.BrokerUnreachableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the account is: money, positions, open orders, and what has happened since the last time. It is all of one
 * moment: where something trades while it is read, it is read again.
 */
final class Statements {
    private static final int TRIES = 5;
    private static final String MOVEMENTS = "/v2/account/activities";
    private static final Map<String, String> NON_TRADES = Map.of("category", "non_trade_activity");

    private final AlpacaClient client;
    private final AccountGate gate;
    private final Activities activities;
    private final StatedOrders statedOrders;
    private final Supplier<Assets> assets;
    private final Quarantine quarantine;

    Statements(
            AlpacaClient client,
            AccountGate gate,
            Activities activities,
            StatedOrders statedOrders,
            Supplier<Assets> assets,
            Quarantine quarantine) {
        this.client = client;
        this.gate = gate;
        this.activities = activities;
        this.statedOrders = statedOrders;
        this.assets = assets;
        this.quarantine = quarantine;
    }

    Statement read(Optional<String> since) {
        try {
            return whole(since.map(Cursor::of));
        } catch (UntrustedException | IllegalArgumentException | ArithmeticException untrusted) {
            quarantine.add("the account's statement: " + untrusted.getMessage());
            throw new BrokerUnreachableException("Alpaca's statement cannot be trusted: " + untrusted.getMessage(), untrusted);
        }
    }

    private Statement whole(Optional<Cursor> since) {
        List<JsonNode> fills = new ArrayList<>(since.map(cursor -> fills(cursor.fill()))
                .orElseGet(() -> activities.latest(Activities.FILLS, Map.of())));
        String begin = since.map(Cursor::fill).orElse("");
        for (int i = 0; i < TRIES; i++) {
            VenueAccount account = gate.account();
            List<StatedPosition> positions = positions();
            var open = statedOrders.open();
            List<JsonNode> moved = since.map(cursor -> activities.read(MOVEMENTS, NON_TRADES, cursor.movement()))
                    .orElseGet(() -> activities.latest(MOVEMENTS, NON_TRADES));
            List<JsonNode> meanwhile = fills(fills.isEmpty() ? begin : Fields.text(fills.getLast(), "id"));
            if (meanwhile.isEmpty()) {
                return statement(since, account, positions, open, fills, moved);
            }
            fills.addAll(meanwhile);
        }
        throw new BrokerUnreachableException("the account traded each of the " + TRIES + " times that it was read");
    }

    private Statement statement(
            Optional<Cursor> since,
            VenueAccount account,
            List<StatedPosition> positions,
            StatedOrders.Read open,
            List<JsonNode> fills,
            List<JsonNode> moved) {
        Currency currency = account.cash().currency();
        Stream<VenueExecution> executions = fills.stream().filter(this::isExecution).map(VenueExecution::of);
        // At first the past of strangers' orders is nobody's business: the account opens with what it holds.
        var stated = statedOrders.executions(
                (since.isPresent() ? executions : executions.filter(statedOrders::isOfOurs)).toList(), open, currency);
        List<Movement> movements = since.map(cursor -> movements(cursor.fresh(moved), currency)).orElse(List.of());
        Cursor begin = since.orElseGet(() ->
                new Cursor(fills.isEmpty() ? "" : Fields.text(fills.getFirst(), "id"), List.of()));
        Cursor cursor = begin.advanced(fills, moved);
        return new Statement(
                client.now(), account.cash(), positions, stated.orders(), stated.executions(), movements,
                Optional.of(cursor.text()));
    }

    /** Alpaca may list corrections among executions; what they come to shows in positions and cash. */
    private boolean isExecution(JsonNode activity) {
        boolean correction = VenueExecution.isCorrection(activity);
        if (correction) {
            quarantine.add("the activity " + Fields.id(activity, "id") + " corrects an execution; the books keep it as it was");
        }
        return !correction;
    }

    private List<StatedPosition> positions() {
        List<StatedPosition> positions = new ArrayList<>();
        for (JsonNode node : array("/v2/positions", Map.of())) {
            VenuePosition position = VenuePosition.of(node);
            Optional<Instrument> instrument =
                    assets.get().instrument(position.symbol(), position.assetId(), position.assetClass());
            instrument.ifPresentOrElse(
                    known -> positions.add(new StatedPosition(known, position.quantity(), position.avgPx())),
                    () -> quarantine.add("a position in " + position.symbol() + ", of the class " + position.assetClass()
                            + ", which the house does not trade"));
        }
        return positions;
    }

    private List<JsonNode> fills(String after) {
        return activities.read(Activities.FILLS, Map.of(), after);
    }

    private static List<Movement> movements(List<JsonNode> nodes, Currency currency) {
        List<Movement> movements = new ArrayList<>();
        for (JsonNode node : nodes) {
            boolean gone = node.path("status").asString("").equals("canceled");
            Optional<Money> amount = Fields.optionalDecimal(node, "net_amount").map(value -> new Money(value, currency));
            if (!gone && amount.filter(money -> !money.isZero()).isPresent()) {
                movements.add(new Movement(
                        Fields.text(node, "id"), Fields.text(node, "activity_type"), amount.get(), when(node)));
            }
        }
        return movements;
    }

    private static Instant when(JsonNode node) {
        try {
            return Fields.optionalTime(node, "created_at").orElseGet(() ->
                    LocalDate.parse(Fields.text(node, "date")).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException unreadable) {
            throw new UntrustedException("date is no date", unreadable);
        }
    }

    private List<JsonNode> array(String path, Map<String, String> query) {
        Exchange exchange = client.get(path, query, Purpose.READ);
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            JsonNode list = answer.body().json();
            if (!list.isArray()) {
                throw new UntrustedException(path + " is no list");
            }
            return List.copyOf(list.valueStream().toList());
        }
        throw Unanswered.of(path, exchange);
    }
}

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
import tools.jackson.databind.JsonNode;

/**
 * Reads what the account is: money, positions, open orders, and what has happened since the last time. It is all of one
 * moment: where something trades while it is read, it is read again.
 */
final class Statements {
    private static final int TRIES = 5;

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
            return whole(since.map(Cursor::of).orElse(Cursor.START));
        } catch (UntrustedException | IllegalArgumentException | ArithmeticException untrusted) {
            quarantine.add("the account's statement: " + untrusted.getMessage());
            throw new BrokerUnreachableException("Alpaca's statement cannot be trusted: " + untrusted.getMessage(), untrusted);
        }
    }

    private Statement whole(Cursor since) {
        List<JsonNode> fills = new ArrayList<>(fills(since.fill()));
        for (int i = 0; i < TRIES; i++) {
            VenueAccount account = gate.account();
            List<StatedPosition> positions = positions();
            var open = statedOrders.open();
            List<JsonNode> meanwhile = fills(fills.isEmpty() ? since.fill() : Fields.text(fills.getLast(), "id"));
            if (meanwhile.isEmpty()) {
                return statement(since, account, positions, open, fills);
            }
            fills.addAll(meanwhile);
        }
        throw new BrokerUnreachableException("the account traded each of the " + TRIES + " times that it was read");
    }

    private Statement statement(
            Cursor since,
            VenueAccount account,
            List<StatedPosition> positions,
            StatedOrders.Read open,
            List<JsonNode> fills) {
        Instant now = Instant.now();
        List<VenueExecution> executions = fills.stream().map(VenueExecution::of).toList();
        Currency currency = account.cash().currency();
        var stated = statedOrders.executions(executions, open, currency);
        List<Movement> movements = movements(since, currency);
        Cursor cursor = since.advanced(fills, movements.stream().map(Movement::at).toList());
        return new Statement(
                now, account.cash(), positions, stated.orders(), stated.executions(), movements, cursor.text());
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
        return activities.read("/v2/account/activities/FILL", Map.of(), after);
    }

    /** Those of the last days are read again each time: Alpaca books some of them with yesterday's date. */
    private List<Movement> movements(Cursor since, Currency currency) {
        Map<String, String> query = since.movement()
                .map(date -> Map.of("category", "non_trade_activity", "after", date.minusDays(Cursor.OVERLAP_DAYS) + "T00:00:00Z"))
                .orElse(Map.of("category", "non_trade_activity"));
        List<Movement> movements = new ArrayList<>();
        for (JsonNode node : activities.read("/v2/account/activities", query, "")) {
            boolean gone = List.of("canceled", "correct").contains(node.path("status").asString(""));
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

package io.taffrail.server;

import io.taffrail.http.alpaca.OrderRequest;
import io.taffrail.http.alpaca.ReplaceRequest;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.GroupLink.Role;
import io.taffrail.model.order.Replacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One line of a backtest's orders file: what is asked of the desk, and when. */
sealed interface OrderLine {
    /** Where in the file it stands, from 1. */
    int number();

    /** When it is sent, in the market's time. */
    Instant at();

    /** An order: Alpaca's order body. */
    record Ordered(int number, Instant at, Symbol symbol, OrderRequest request) implements OrderLine {}

    /** A change of an order that a line before it has sent: Alpaca's body of a replacement. */
    record Replaced(int number, Instant at, Target target, Replacement changes) implements OrderLine {}

    /** The cancel of an order that a line before it has sent. */
    record Canceled(int number, Instant at, Target target) implements OrderLine {}

    /**
     * An order by the name that its line gives it, or an exit that it brings with it.
     *
     * @param leg which exit; empty where the order itself is meant
     */
    record Target(ClientOrderId order, Optional<Role> leg) {}

    /**
     * All lines of a file in the order of their times; those of one moment keep the file's order.
     *
     * @throws StartException where a line cannot be used; it names the line
     */
    static List<OrderLine> read(Path file) {
        var orders = new ArrayList<OrderLine>();
        int number = 0;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    orders.add(parse(number, line));
                }
            }
        } catch (NoSuchFileException missing) {
            throw StartException.usage(
                    "the orders file " + file + " cannot be read", "there is no such file", "name a file with --orders FILE.jsonl");
        } catch (IOException unreadable) {
            throw StartException.usage(
                    "the orders file " + file + " cannot be read",
                    String.valueOf(unreadable),
                    "name a readable text file with one JSON object a line");
        } catch (Refused | IllegalArgumentException | JacksonException | DateTimeParseException bad) {
            throw StartException.usage(
                    "line " + number + " of " + file + " is no order",
                    reason(bad),
                    "write each line as Alpaca's order body with \"at\", such as {\"at\":\"2018-04-04T00:05:00Z\","
                            + "\"symbol\":\"BTC/USD\",\"qty\":\"0.5\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"gtc\"}");
        }
        orders.sort(Comparator.comparing(OrderLine::at));
        checkTargets(orders, file);
        return orders;
    }

    /** Whoever replaces or cancels names what an earlier line sends. */
    private static void checkTargets(List<OrderLine> lines, Path file) {
        var sent = new HashMap<ClientOrderId, Set<Role>>();
        for (OrderLine line : lines) {
            switch (line) {
                case Ordered(_, _, _, var request) ->
                    request.clientOrderId().ifPresent(id ->
                            sent.computeIfAbsent(id, _ -> EnumSet.noneOf(Role.class)).addAll(parts(request)));
                case Replaced(_, _, var target, var changes) -> {
                    check(line, target, sent, file);
                    changes.clientOrderId().ifPresent(id -> sent.putIfAbsent(id, EnumSet.noneOf(Role.class)));
                }
                case Canceled(_, _, var target) -> check(line, target, sent, file);
            }
        }
    }

    private static Set<Role> parts(OrderRequest request) {
        var parts = EnumSet.noneOf(Role.class);
        request.orderClass().ifPresent(group -> {
            parts.add(group.role());
            group.exits().forEach(exit -> parts.add(exit.role()));
        });
        return parts;
    }

    private static void check(OrderLine line, Target target, Map<ClientOrderId, Set<Role>> sent, Path file) {
        boolean there = target.leg()
                .map(leg -> sent.getOrDefault(target.order(), Set.of()).contains(leg))
                .orElse(sent.containsKey(target.order()));
        if (!there) {
            throw StartException.usage(
                    "line " + line.number() + " of " + file + " means an order that is not there",
                    "no earlier line sends " + target.order()
                            + target.leg().map(leg -> " with a " + leg.name().toLowerCase(Locale.ROOT)).orElse(""),
                    "name the client_order_id of an earlier line, and a leg that it brings");
        }
    }

    private static OrderLine parse(int number, String line) {
        JsonNode body = Json.read(line.getBytes(StandardCharsets.UTF_8));
        JsonNode written = body.path("at");
        if (!written.isString()) {
            throw new IllegalArgumentException("it has no \"at\", the time at which the order is sent");
        }
        Instant at = Instant.parse(written.stringValue());
        if (body.has("replace")) {
            return new Replaced(number, at, target(body, "replace"), ReplaceRequest.of(body).changes());
        }
        if (body.has("cancel")) {
            return new Canceled(number, at, target(body, "cancel"));
        }
        OrderRequest request = OrderRequest.of(body);
        return new Ordered(number, at, new Symbol(request.symbol()), request);
    }

    private static Target target(JsonNode body, String verb) {
        if (!body.path(verb).isString()) {
            throw new IllegalArgumentException("\"" + verb + "\" names an order by its client_order_id");
        }
        return new Target(new ClientOrderId(body.path(verb).stringValue()), leg(body.path("leg")));
    }

    private static Optional<Role> leg(JsonNode leg) {
        return switch (leg.isMissingNode() ? "" : leg.asString()) {
            case ""            -> Optional.empty();
            case "take_profit" -> Optional.of(Role.TAKE_PROFIT);
            case "stop_loss"   -> Optional.of(Role.STOP_LOSS);
            case String other  -> throw new IllegalArgumentException("\"leg\" is take_profit or stop_loss, not " + other);
        };
    }

    private static String reason(RuntimeException bad) {
        return bad instanceof Refused refused
                ? refused.body().path("message").asString()
                : String.valueOf(bad.getMessage()).lines().findFirst().orElse("it is malformed");
    }
}

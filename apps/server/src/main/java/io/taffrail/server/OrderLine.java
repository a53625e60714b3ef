package io.taffrail.server;

import io.taffrail.http.alpaca.OrderRequest;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.model.id.Symbol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One order of a backtest's orders file: Alpaca's order body, and when it is sent.
 *
 * @param at when it is sent, in the market's time
 */
record OrderLine(Instant at, Symbol symbol, OrderRequest request) {

    /**
     * All orders of a file in the order of their times; those of one moment keep the file's order.
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
                    orders.add(parse(line));
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
        return orders;
    }

    private static OrderLine parse(String line) {
        JsonNode body = Json.read(line.getBytes(StandardCharsets.UTF_8));
        JsonNode at = body.path("at");
        if (!at.isString()) {
            throw new IllegalArgumentException("it has no \"at\", the time at which the order is sent");
        }
        OrderRequest request = OrderRequest.of(body);
        return new OrderLine(Instant.parse(at.stringValue()), new Symbol(request.symbol()), request);
    }

    private static String reason(RuntimeException bad) {
        return bad instanceof Refused refused
                ? refused.body().path("message").asString()
                : String.valueOf(bad.getMessage()).lines().findFirst().orElse("it is malformed");
    }
}

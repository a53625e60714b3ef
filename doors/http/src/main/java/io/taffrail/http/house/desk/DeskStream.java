package io.taffrail.http.house.desk;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.EventWriter;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.MarketData;
import io.taffrail.views.Follower;
import io.taffrail.views.Views;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/stream}: all that a page shows, by one connection. Each journal entry is one event whose id is its sequence, so
 * that a reader who comes back with {@code Last-Event-ID}, or {@code ?since=}, misses nothing and hears nothing twice, also
 * when the server was restarted meanwhile. Quotes of {@code ?symbols=} come at most five times a second, the latest only; a
 * beat each second shows that the stream is alive. A reader that falls behind is cut off.
 */
public final class DeskStream {
    private static final int WAITING_ENTRIES = 16_384;
    /** Who was away for longer begins anew. */
    private static final int MISSED = 50_000;
    private static final int PAGE = 500;
    private static final int SYMBOLS = 60;
    private static final Duration TICK = Duration.ofMillis(200);
    private static final long BEAT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Views views;
    private final EntryHistory entries;
    private final MarketData market;
    private final InstantSource time;

    /** @param time the desk's */
    public DeskStream(Views views, EntryHistory entries, MarketData market, InstantSource time) {
        this.views = views;
        this.entries = entries;
        this.market = market;
        this.time = time;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/stream", this::follow));
    }

    private Reply follow(Call call) {
        Optional<Long> since = call.lastEvent().or(() -> call.query().first("since")).map(DeskStream::sequence);
        List<Symbol> symbols = call.query().all("symbols").stream().limit(SYMBOLS).map(DeskStream::symbol).toList();
        AccountId account = call.key().account();
        return Reply.stream(writer -> run(account, since, symbols, writer));
    }

    private void run(AccountId account, Optional<Long> since, List<Symbol> symbols, EventWriter writer)
            throws IOException, InterruptedException {
        try (Follower<Entry> live = views.entries().follow(WAITING_ENTRIES)) {
            long head = views.entries().head();
            boolean lost = since.filter(last -> last > head || head - last > MISSED).isPresent();
            long next = lost ? head + 1 : since.orElse(head) + 1;
            writer.event(lost ? "reset" : "hello", Optional.of(Long.toString(next - 1)), Json.object().put("sequence", next - 1));
            next = caughtUp(account, next, writer);
            live(account, next, live, new Ticker(symbols, writer), writer);
        }
    }

    /**
     * Tells what is past from a sequence on; the first that is not. What the journal has and the views have not folded yet would
     * come with orders as they were before: it comes by the follower's queue, in a moment.
     */
    private long caughtUp(AccountId account, long from, EventWriter writer) throws IOException {
        long next = from;
        for (long head = views.entries().head(); next <= head; head = views.entries().head()) {
            for (Entry entry : entries.page(next, (int) Math.min(PAGE, head - next + 1))) {
                tell(account, entry, writer);
                next = entry.sequence() + 1;
            }
        }
        return next;
    }

    private void live(AccountId account, long first, Follower<Entry> live, Ticker ticker, EventWriter writer)
            throws IOException, InterruptedException {
        long next = first;
        while (!live.isDropped()) {
            Optional<Entry> entry = live.next(TICK);
            if (entry.filter(known -> known.sequence() >= first).isPresent()) {
                tell(account, entry.get(), writer);
                next = entry.get().sequence() + 1;
            }
            ticker.tick(next - 1);
        }
        writer.comment("you are reading too slowly: come back with the last id");
    }

    private void tell(AccountId account, Entry entry, EventWriter writer) throws IOException {
        ObjectNode json = Json.object().put("sequence", entry.sequence()).put("at", entry.at().toString());
        ArrayNode events = json.putArray("events");
        Map<OrderId, Order> orders = new LinkedHashMap<>();
        for (Event event : entry.events()) {
            if (event instanceof OrderEvent step) {
                Optional<Order> order = views.blotter().find(step.order()).filter(one -> one.account().equals(account));
                order.ifPresent(own -> {
                    orders.put(own.id(), own);
                    events.add(told(step));
                });
            } else {
                events.addObject().put("type", event.getClass().getSimpleName());
            }
        }
        ArrayNode told = json.putArray("orders");
        orders.values().forEach(order -> told.add(OrderJson.of(order, views.blotter().effect(order))));
        writer.event("entry", Optional.of(Long.toString(entry.sequence())), json);
    }

    private static ObjectNode told(OrderEvent step) {
        ObjectNode json = Json.object().put("type", step.getClass().getSimpleName()).put("order", step.order().value());
        if (step instanceof OrderEvent.OrderFilled filled) {
            json.put("qty", filled.fill().lastQty().toString()).put("price", filled.fill().lastPx().toString());
        }
        return json;
    }

    /** Quotes and beats, between the entries. */
    private final class Ticker {
        private final List<Symbol> symbols;
        private final EventWriter writer;
        private final Map<Symbol, Quote> told = new HashMap<>();
        private long quotedAt = System.nanoTime() - BEAT_NANOS;
        private long beatAt = quotedAt;

        Ticker(List<Symbol> symbols, EventWriter writer) {
            this.symbols = symbols;
            this.writer = writer;
        }

        void tick(long sequence) throws IOException {
            long now = System.nanoTime();
            if (!symbols.isEmpty() && now - quotedAt >= TICK.toNanos()) {
                quotedAt = now;
                quotes();
            }
            if (now - beatAt >= BEAT_NANOS) {
                beatAt = now;
                writer.event("beat", Optional.empty(), Json.object().put("sequence", sequence).put("at", time.instant().toString()));
            }
        }

        private void quotes() throws IOException {
            ArrayNode changed = Json.array();
            for (Symbol symbol : symbols) {
                market.quote(symbol).filter(quote -> !quote.equals(told.put(symbol, quote))).ifPresent(quote -> changed.addObject()
                        .put("symbol", symbol.value())
                        .put("bid", quote.bid().toString())
                        .put("ask", quote.ask().toString())
                        .put("at", quote.at().toString()));
            }
            if (!changed.isEmpty()) {
                writer.event("quotes", Optional.empty(), changed);
            }
        }
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            throw HouseErrors.badField("since", "\"" + text + "\" is no sequence of the journal", "send the id of the last event");
        }
    }

    private static Symbol symbol(String name) {
        try {
            return new Symbol(name);
        } catch (IllegalArgumentException unusable) {
            throw HouseErrors.badField("symbols", String.valueOf(unusable.getMessage()), "list them: GET /v2/assets");
        }
    }
}

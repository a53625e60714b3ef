package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.alpaca.OrderRequest;
import io.taffrail.http.alpaca.QuestionsOpening;
import io.taffrail.http.alpaca.ReplaceRequest;
import io.taffrail.http.house.RulesOpening;
import io.taffrail.http.signal.Alert;
import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.AlertReader;
import io.taffrail.http.signal.Dialect;
import io.taffrail.http.stream.MessagesOpening;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.MsgPack;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.QueryOpening;
import io.taffrail.http.web.Refused;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.id.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What comes in by HTTP and on the streams. */
final class DoorTargets {
    private static final String ORDER = "{\"symbol\":\"AAPL\",\"qty\":\"1.5\",\"side\":\"buy\",\"type\":\"limit\",\"limit_price\":\"290.12\","
            + "\"time_in_force\":\"day\",\"client_order_id\":\"c-1\"}";
    private static final String BRACKET = "{\"symbol\":\"BTC/USD\",\"notional\":50,\"side\":\"sell\",\"type\":\"market\","
            + "\"time_in_force\":\"gtc\",\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"1\"},"
            + "\"stop_loss\":{\"stop_price\":\"2\",\"limit_price\":1.9},\"extended_hours\":false}";
    private static final String TRAILING = "{\"symbol\":\"AAPL\",\"qty\":1,\"side\":\"sell\",\"type\":\"trailing_stop\","
            + "\"trail_percent\":\"1.5\",\"time_in_force\":\"gtd\",\"expire_time\":\"2026-03-04T15:30:00Z\",\"position_intent\":\"sell_to_close\"}";
    private static final List<String> ALERTS = List.of(
            "{\"v\":1,\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":7,\"id\":\"n-7\",\"stop_loss\":\"90\",\"ts\":\"2026-03-02T15:30:00Z\"}",
            "{\"symbol\":\"NASDAQ:AAPL\",\"action\":\"long\",\"risk_pct\":\"1\",\"stop_loss\":90,\"id\":\"r-1\"}", "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"size\":\"risk:1%\",\"stop_loss\":90,\"id\":\"s\"}",
            "{\"ticker\":\"AAPL\",\"action\":\"buy\",\"sentiment\":\"long\",\"quantity\":\"3\",\"price\":\"150.5\",\"stopLoss\":{\"percent\":5}}",
            "{\"apikey\":\"k\",\"strategy\":\"x\",\"symbol\":\"AAPL\",\"action\":\"BUY\",\"pricetype\":\"MARKET\",\"quantity\":\"2\"}",
            "{\"secret\":\"s\",\"tv_instrument\":\"AAPL\",\"action\":\"buy\",\"bot_uuid\":\"u\",\"strategy_info\":{\"market_position\":\"long\","
                    + "\"market_position_size\":\"2\"},\"order\":{\"amount\":\"1\",\"currency_type\":\"base\"}}",
            "{\"id\":\"Long\",\"action\":\"buy\",\"marketPosition\":\"long\",\"instrument\":\"BTC-USD\",\"signalToken\":\"t\","
                    + "\"timestamp\":\"2026-11-20T14:30:00Z\",\"maxLag\":\"20\",\"investmentType\":\"base\",\"amount\":\"2\"}",
            "BUY AAPL 10", "payload=%7B%22ticker%22%3A%22AAPL%22%2C%22action%22%3A%22exit%22%7D");
    private static final List<String> QUERIES = List.of(
            "status=all&limit=500&after=2026-03-01T00:00:00Z&until=2026-03-02&direction=desc&symbols=AAPL,BTC%2FUSD&nested=true",
            "symbols=AAPL&symbols[]=MSFT&timeframe=15Min&start=2026-02-27T14:30:00Z&end=2026-03-01&limit=10000&sort=desc&adjustment=raw",
            "period=1M&timeframe=1D&extended_hours=true&date_end=2026-02-27", "activity_types=FILL,DIV&page_size=100",
            "since=2026-03-01T00:00:00Z&until=2026-03-02T00:00:00Z", "since_id=01KJS58HA0000000000000000A", "time=2026-03-02T10:00:00-05:00");
    private static final String PACK = "{\"name\":\"halal\",\"version\":\"1\",\"source\":\"f.toml\",\"sha256\":\"" + "0".repeat(64)
            + "\",\"as_of\":\"2026-01-02\",\"ttl_days\":100,\"citation\":\"x\",\"accounts\":[\"paper\"],\"conduct\":{\"margin\":false,"
            + "\"shorts\":false,\"asset_classes\":[\"us_equity\"]},\"list\":{\"kind\":\"deny\",\"symbols\":[{\"symbol\":\"XYZ\",\"reason\":\"r\"}]},"
            + "\"screen\":{\"buys_doubtful\":false,\"thresholds\":[{\"measure\":\"interest_debt\",\"percent\":\"30\",\"inclusive\":true,"
            + "\"citation\":\"\"}],\"forbidden\":[\"tobacco\"],\"doubtful\":[],\"companies\":[{\"symbol\":\"AAPL\",\"activity\":\"phones\","
            + "\"market_cap\":\"100\",\"interest_debt\":\"3\",\"as_of\":\"2026-01-02\"}]}}";

    private DoorTargets() {}

    static List<Target> all() {
        return List.of(
                Target.of("orderJson", List.of(ORDER, BRACKET, TRAILING), DoorTargets::order, Refused.class, JacksonException.class),
                Target.of("replaceJson", List.of("{\"qty\":\"2\",\"limit_price\":\"1.5\",\"stop_price\":2,\"trail\":\"1\","
                        + "\"time_in_force\":\"gtc\",\"client_order_id\":\"n-2\"}"),
                        bytes -> assertThat(ReplaceRequest.of(again(bytes))).isEqualTo(ReplaceRequest.of(Json.read(bytes))),
                        Refused.class, JacksonException.class),
                Target.of("signalDialects", ALERTS, DoorTargets::alert, AlertException.class),
                Target.of("rulePackJson", List.of(PACK), RulesOpening::read, Refused.class, JacksonException.class),
                Target.of("queryString", QUERIES, DoorTargets::query, IllegalArgumentException.class),
                Target.of("pageToken", List.of("QUFQTHwyMDI2LTAzLTAyVDE1OjMwOjAwWnwx"), DoorTargets::token),
                messagePack(),
                streamMessages());
    }

    private static Target messagePack() {
        return Target.of("messagePack", List.of(), bytes -> {
            JsonNode value = MsgPack.read(bytes);
            JsonNode again = MsgPack.read(MsgPack.bytes(value));
            assertThat(MsgPack.bytes(again)).isEqualTo(MsgPack.bytes(value));
        }, IllegalArgumentException.class).with(packed());
    }

    private static Target streamMessages() {
        return Target.of("streamMessages", List.of(
                "{\"action\":\"subscribe\",\"trades\":[\"AAPL\"],\"quotes\":[\"AMD\",\"CLDR\"],\"bars\":[\"*\"],\"orderbooks\":[\"BTC/USD\"]}",
                "{\"action\":\"unsubscribe\",\"trades\":[\"AAPL\"],\"news\":[\"*\"]}",
                "{\"action\":\"auth\",\"key\":\"PK\",\"secret\":\"s\"}"), MessagesOpening::market).with(packed());
    }

    private static List<byte[]> packed() {
        return List.of(
                MsgPack.bytes(Json.read("{\"action\":\"subscribe\",\"trades\":[\"AAPL\"],\"n\":[1,-1,1.5,1e30,null,true,{\"t\":[]}]}"
                        .getBytes(StandardCharsets.UTF_8))),
                MsgPack.bytes(Json.read("18446744073709551615".getBytes(StandardCharsets.UTF_8))));
    }

    private static void order(byte[] bytes) {
        OrderRequest request = OrderRequest.of(Json.read(bytes));
        assertThat(OrderRequest.of(again(bytes))).isEqualTo(request);
        // What the routes do next; a symbol may be one that no instrument has, which they find out before.
        Optional<Symbol> symbol = symbol(request.symbol());
        symbol.ifPresent(known -> request.intent(InstrumentDefaults.of(known)));
    }

    private static Optional<Symbol> symbol(String text) {
        try {
            var symbol = new Symbol(text);
            InstrumentDefaults.of(symbol);
            return Optional.of(symbol);
        } catch (IllegalArgumentException nobodys) {
            return Optional.empty();
        }
    }

    private static JsonNode again(byte[] bytes) {
        return Json.read(Json.bytes(Json.read(bytes)));
    }

    /** All dialects, and the one that the fields tell; refused only where all of them refuse. */
    private static void alert(byte[] bytes) {
        var dialects = new ArrayList<Optional<Dialect>>(List.of(Optional.empty()));
        List.of(Dialect.values()).forEach(dialect -> dialects.add(Optional.of(dialect)));
        AlertException refusal = null;
        int read = 0;
        for (Optional<Dialect> dialect : dialects) {
            try {
                Alert alert = new AlertReader(dialect, true).read(bytes);
                assertThat(new AlertReader(dialect, true).read(bytes)).isEqualTo(alert);
                read++;
            } catch (AlertException refused) {
                refusal = refused;
            }
        }
        if (read == 0 && refusal != null) {
            throw refusal;
        }
    }

    private static void query(byte[] bytes) {
        Query query = QueryOpening.parse(new String(bytes, StandardCharsets.UTF_8));
        var readers = new ArrayList<Consumer<Query>>(QuestionsOpening.readers());
        readers.add(MessagesOpening::events);
        readers.add(asked -> asked.truth("nested"));
        readers.add(asked -> asked.all("symbols"));
        for (Consumer<Query> reader : readers) {
            try {
                reader.accept(query);
            } catch (Refused inWords) {
                assertThat(inWords.reply().status()).isBetween(400, 499);
            } catch (IllegalArgumentException other) {
                throw new AssertionError("a question is refused in words, or answered", other);
            }
        }
    }

    private static void token(byte[] bytes) {
        QuestionsOpening.again(new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(written -> assertThat(QuestionsOpening.again(written)).contains(written));
    }
}

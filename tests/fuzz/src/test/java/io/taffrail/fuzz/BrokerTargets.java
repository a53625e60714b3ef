package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.alpaca.ConversationsOpening;
import io.taffrail.alpaca.market.MarketOpening;
import io.taffrail.alpaca.stream.StreamRefusedException;
import io.taffrail.alpaca.wire.Assets;
import io.taffrail.alpaca.wire.Body;
import io.taffrail.alpaca.wire.UntrustedException;
import io.taffrail.alpaca.wire.VenueAccount;
import io.taffrail.alpaca.wire.VenueExecution;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenuePosition;
import io.taffrail.alpaca.wire.VenueUpdate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What a broker answers, and tells on its streams. */
final class BrokerTargets {
    private static final String ORDER = "{\"id\":\"v-1\",\"client_order_id\":\"c-1\",\"created_at\":\"2026-11-20T15:00:00.123456789Z\","
            + "\"updated_at\":\"2026-11-20T15:00:01Z\",\"asset_id\":\"b0b6dd9d\",\"symbol\":\"AAPL\",\"asset_class\":\"us_equity\","
            + "\"notional\":null,\"qty\":\"10\",\"filled_qty\":\"4\",\"order_class\":\"\",\"type\":\"limit\",\"order_type\":\"limit\",\"side\":"
            + "\"buy\",\"time_in_force\":\"gtc\",\"limit_price\":\"100\",\"stop_price\":null,\"status\":\"partially_filled\",\"legs\":null}";
    private static final String TRAILING = ORDER.replace("\"limit\",\"side\"", "\"trailing_stop\",\"side\"")
            .replace("\"type\":\"limit\"", "\"type\":\"trailing_stop\",\"trail_percent\":\"1.5\"")
            .replace("\"legs\":null", "\"legs\":[" + ORDER + "],\"replaced_by\":\"v-2\",\"canceled_at\":\"2026-11-20T15:00:01Z\"");
    private static final String UPDATE = "{\"event\":\"partial_fill\",\"execution_id\":\"e-1\",\"qty\":\"4\",\"price\":\"99.98\","
            + "\"timestamp\":\"2026-11-20T15:00:02Z\",\"order\":" + ORDER + "}";

    private BrokerTargets() {}

    static List<Target> all() {
        return List.of(
                reply("alpacaOrder", List.of(ORDER, TRAILING), VenueOrder::of),
                reply("alpacaAccount", List.of("{\"id\":\"a\",\"account_number\":\"PA3TEST00001\",\"status\":\"ACTIVE\",\"currency\":"
                        + "\"USD\",\"cash\":\"100.5\",\"account_blocked\":false,\"trading_blocked\":false}"), VenueAccount::of),
                reply("alpacaPosition", List.of("{\"asset_id\":\"b0b6\",\"symbol\":\"AAPL\",\"asset_class\":\"us_equity\",\"qty\":\"-5\","
                        + "\"side\":\"short\",\"avg_entry_price\":\"100.1\"}"), VenuePosition::of),
                reply("alpacaActivity", List.of("{\"id\":\"20261120150000000::e-1\",\"activity_type\":\"FILL\",\"order_id\":\"v-1\",\"symbol\":"
                        + "\"AAPL\",\"side\":\"sell_short\",\"qty\":\"4\",\"price\":\"99.98\",\"transaction_time\":\"2026-11-20T15:00:00Z\"}"),
                        VenueExecution::of),
                reply("alpacaAssets", List.of("[{\"id\":\"x\",\"class\":\"crypto\",\"symbol\":\"BTC/USD\",\"name\":\"Bitcoin\","
                        + "\"price_increment\":\"0.01\",\"min_trade_increment\":\"0.0001\"},{\"class\":\"us_equity\",\"symbol\":\"AAPL\"}]"),
                        list -> {
                            list.forEach(Assets::one);
                            return Assets.of(list).pairs();
                        }),
                reply("alpacaUpdate", List.of(UPDATE), VenueUpdate::of),
                Target.of("alpacaTradeStream", List.of(
                        "{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\",\"action\":\"authenticate\"}}",
                        "{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}",
                        "{\"stream\":\"trade_updates\",\"data\":" + UPDATE + "}"),
                        bytes -> ConversationsOpening.trades().heard(new Body(bytes)), StreamRefusedException.class),
                Target.of("alpacaMarketStream", List.of(
                        "[{\"T\":\"success\",\"msg\":\"connected\"}]", "[{\"T\":\"success\",\"msg\":\"authenticated\"}]",
                        "[{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":99.9,\"bs\":4,\"ap\":100.1,\"as\":5,\"t\":\"2026-11-20T15:00:02.5Z\"},"
                                + "{\"T\":\"t\",\"S\":\"AAPL\",\"p\":100.01,\"s\":0.5,\"t\":\"2026-11-20T15:00:02Z\"}]",
                        "[{\"T\":\"error\",\"code\":405,\"msg\":\"symbol limit exceeded\"}]"),
                        bytes -> MarketOpening.quotes().heard(new Body(bytes)), StreamRefusedException.class),
                Target.of("alpacaCursor", List.of("1||", "1|20261120150000000::e-1|20261119000000000::m-1,20261119000000000::m-2"),
                        BrokerTargets::cursor, IllegalArgumentException.class));
    }

    /** A whole answer: what is read of it the first time is read of it as often as one asks. */
    private static Target reply(String name, List<String> seeds, Function<JsonNode, Object> reader) {
        return Target.of(name, seeds, bytes -> {
            var body = new Body(bytes);
            Object read = reader.apply(body.json());
            assertThat(reader.apply(body.json())).isEqualTo(read);
            assertThat(body.beginning()).doesNotContainPattern("\\p{Cntrl}");
        }, UntrustedException.class);
    }

    private static void cursor(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(ConversationsOpening.again(text)).isEqualTo(text);
    }
}

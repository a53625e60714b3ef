package io.taffrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.taffrail.server.RiskPolicy;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desk that is watched: what comes by itself, and what a person does about it. */
class WatchStory extends InABrowser {
    private static final String BUY = """
            {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day"}""";
    /** What a browser says of a server that is not there, which the story has stopped. */
    private static final String[] GONE = {"ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_RESET",
        "ERR_NETWORK_CHANGED", "status of 503"};
    private static final int ROWS = 10_000;

    WatchStory() {
        super(RiskPolicy.BASIC);
    }

    @Test
    void aSignalThatWaitsIsApproved() {
        served.post("/api/v1/strategies", "{\"name\":\"ema\",\"size\":\"fixed:3\"}");
        served.post("/api/v1/hooks", "{\"name\":\"tv\",\"strategy\":\"ema\"}");
        chromium.enter(served);
        chromium.turnTo(served, "signals");
        served.post("/api/v1/hooks/tv/deliveries", "{\"v\":1,\"symbol\":\"AAPL\",\"side\":\"buy\",\"strategy\":\"ema\",\"id\":\"a1\"}");

        chromium.page.click("[data-signal] button:has-text('Approve')");

        chromium.page.waitForSelector("tr[data-id]:has-text('accepted')");
        assertThat(served.get("/v2/orders?status=all").size()).isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theKillSwitchIsPressedByKeysAlone() {
        chromium.enter(served);
        var page = chromium.page;

        page.keyboard().press("Shift+Escape");
        page.waitForSelector("dialog.halt[open]");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        page.waitForSelector("a.halted:has-text('HALTED: all')");
        assertThat(served.get("/api/v1/halt").path("level").asString()).isEqualTo("all");
        assertThat(served.post("/v2/orders", BUY).path("status").asString()).isNotEqualTo("pending_new");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aServerThatIsRestartedLosesAndDoublesNoRow() {
        chromium.enter(served);
        chromium.turnTo(served, "orders");
        served.post("/v2/orders", BUY);
        served.post("/v2/orders", BUY);
        chromium.page.waitForFunction("() => document.querySelectorAll('tr.row').length === 2");
        // Whoever counts what the stream tells hears of each entry once, restart or not.
        chromium.page.evaluate("""
                async () => {
                  const { live } = await import(document.querySelector('script[type=module]').src.replace('app.js', 'live.js'));
                  window.heard = [];
                  live.addEventListener('entry', event => window.heard.push(event.detail.sequence));
                }""");

        served.stop();
        chromium.page.waitForSelector(".stream.lost, .stream.stale");
        served.startAgain();
        served.post("/v2/orders", BUY);
        served.post("/v2/orders", BUY);
        served.post("/v2/orders", BUY);

        chromium.page.waitForSelector(".stream.live");
        chromium.page.waitForFunction("() => document.querySelectorAll('tr.row').length === 5");
        chromium.page.waitForFunction("() => [...document.querySelectorAll('tr.row .status')].every(cell => cell.textContent === 'filled')");
        @SuppressWarnings("unchecked")
        var ids = (List<String>) chromium.page.evaluate("() => [...document.querySelectorAll('tr.row')].map(row => row.dataset.id)");
        @SuppressWarnings("unchecked")
        var heard = ((List<Number>) chromium.page.evaluate("() => window.heard")).stream().map(Number::longValue).toList();
        var known = new HashSet<String>();
        served.get("/v2/orders?status=all").forEach(order -> known.add(order.path("id").asString()));
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(known);
        assertThat(heard).isNotEmpty();
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i)).isEqualTo(heard.get(i - 1) + 1);
        }
        assertThat(chromium.complaints(GONE)).isEmpty();
    }

    @Test
    void tenThousandRowsScrollLikeTen() {
        chromium.page.route("**/v2/orders?status=all**", WatchStory::manyOrders);
        chromium.enter(served);
        chromium.turnTo(served, "orders");
        chromium.page.waitForFunction("rows => document.querySelector('#count')?.textContent.includes(`of ${rows}`)", ROWS);

        @SuppressWarnings("unchecked")
        var frames = ((List<Number>) chromium.page.evaluate("""
                async () => {
                  const box = document.querySelector('tf-rows .rows');
                  const frames = [];
                  let last = performance.now();
                  for (let i = 0; i < 60; i++) {
                    box.scrollTop += 4000;
                    await new Promise(requestAnimationFrame);
                    frames.push(performance.now() - last);
                    last = performance.now();
                  }
                  return frames;
                }""")).stream().map(Number::doubleValue).sorted().toList();

        int inPage = ((Number) chromium.page.evaluate("() => document.querySelectorAll('tr.row').length")).intValue();
        System.out.printf("10,000 rows: %d in the page, frames p50 %.1f ms, p99 %.1f ms%n", inPage, frames.get(30), frames.get(59));
        assertThat(inPage).isBetween(5, 120);
        assertThat(frames.get(30)).isLessThan(200);
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Pages of made-up orders, as the house pages them. */
    private static void manyOrders(Route route) {
        var until = java.util.regex.Pattern.compile("until=([^&]+)").matcher(route.request().url());
        int from = until.find() ? Integer.parseInt(java.net.URLDecoder.decode(until.group(1), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(".*\\.(\\d+)Z", "$1")) : ROWS;
        var page = new StringBuilder("[");
        for (int i = from - 1; i >= Math.max(0, from - 500); i--) {
            page.append(page.length() > 1 ? "," : "").append("""
                    {"id":"o-%d","client_order_id":"c-%d","created_at":"2026-03-02T15:00:00.%05dZ","updated_at":"2026-03-02T15:00:00.%05dZ",
                     "submitted_at":"2026-03-02T15:00:00.%05dZ","symbol":"AAPL","side":"buy","qty":"1","notional":null,"filled_qty":"1",
                     "type":"market","limit_price":null,"stop_price":null,"filled_avg_price":"190","time_in_force":"day","status":"filled"}
                    """.formatted(i, i, i, i, i));
        }
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(page.append("]").toString()));
    }
}

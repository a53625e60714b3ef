package io.taffrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.server.RiskPolicy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a careful person does at the desk: looks twice at what is large, and finds what happened. */
class DeskStory extends InABrowser {
    private static final String ORDER = """
            {"symbol":"%s","qty":"%s","side":"%s","type":"%s","time_in_force":"gtc"%s}""";

    DeskStory() {
        super(RiskPolicy.DEFAULT);
    }

    @Test
    void aLargeOrderIsSentByASecondClickOnly() {
        var page = chromium.page;
        chromium.enter(served);
        chromium.turnTo(served, "trade/AAPL");
        page.waitForSelector("tf-ticket .mono");
        // Seven percent of equity, to half a share, where a tenth is the limit.
        page.fill("#size", Long.toString(Math.round(7_000 / price())));

        page.press("#size", "Enter");

        page.waitForSelector("#confirm");
        assertThat(page.textContent("#large")).contains("limit 10 %").containsPattern("(69|70|71) %");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("leave");
        assertThat(chromium.violations()).isEmpty();
        page.keyboard().press("Enter");
        page.waitForSelector("#transmit:not([disabled])");
        assertThat(page.locator("#confirm").count()).isZero();
        assertThat(served.get("/v2/orders?status=all")).isEmpty();

        page.press("#size", "Enter");
        page.click("#confirm");

        page.waitForSelector("#sent[data-status=filled]");
        assertThat(served.get("/v2/orders?status=all").size()).isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theBlotterShowsWhatIsAskedForAndStillDoesOnceItIsLoadedAgain() {
        var page = chromium.page;
        order("AAPL", "3", "buy", "market", "");
        order("AAPL", "1", "sell", "market", "");
        order("MSFT", "2", "buy", "market", "");
        order("AAPL", "2", "buy", "limit", ",\"limit_price\":\"150\"");
        chromium.enter(served);
        chromium.turnTo(served, "orders");
        page.waitForFunction("() => document.querySelectorAll('tr.row').length === 4");

        // By the keys of the browser's own lists: what a list begins with chooses it.
        page.focus("#only-symbol");
        page.keyboard().press("A");
        page.focus("#only-side");
        page.keyboard().press("b");
        page.waitForFunction("() => document.querySelectorAll('tr.row').length === 2");
        page.selectOption("#only-type", "market");

        page.waitForSelector("#count:has-text('1 of 4')");
        assertThat(page.url()).endsWith("#/orders?symbol=AAPL&side=buy&type=market");
        page.reload();
        page.waitForSelector("#count:has-text('1 of 4')");
        assertThat(page.inputValue("#only-symbol")).isEqualTo("AAPL");
        assertThat(chromium.violations()).isEmpty();

        page.click("#clear");
        page.waitForSelector("#count:has-text('4 of 4')");
        page.fill("#only-from", "2100-01-01T00:00");
        page.waitForSelector("#count:has-text('0 of 4')");
        page.fill("#only-from", "");
        page.fill("#only-to", "2100-01-01T00:00");
        page.selectOption("#only-strategy", "none");
        page.waitForSelector("#count:has-text('4 of 4')");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anOrdersStrategyIsAmongWhatCanBeAskedFor() {
        var page = chromium.page;
        served.post("/api/v1/strategies", "{\"name\":\"ema\",\"size\":\"fixed:3\"}");
        served.post("/api/v1/signals", "{\"v\":1,\"symbol\":\"AAPL\",\"side\":\"buy\",\"strategy\":\"ema\",\"id\":\"a1\"}");
        order("MSFT", "2", "buy", "market", "");
        chromium.enter(served);
        chromium.turnTo(served, "orders");
        page.waitForSelector("#count:has-text('2 of 2')");

        page.selectOption("#only-strategy", "ema");

        page.waitForSelector("#count:has-text('1 of 2')");
        assertThat(page.textContent("tr.row")).contains("AAPL");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void eachFillIsFollowedByWhereTheMarketStoodThen() {
        order("AAPL", "3", "buy", "market", "");
        chromium.enter(served);

        chromium.turnTo(served, "executions");

        chromium.page.waitForSelector("td.markout");
        assertThat(chromium.page.textContent("[aria-label=Fills] tbody")).contains("AAPL", "…");
        assertThat(chromium.violations()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aLineMovesByItsInstrumentsOwnTick() {
        var page = chromium.page;
        chromium.enter(served);
        chromium.turnTo(served, "trade/EUR%2FUSD");
        page.waitForSelector("tf-ticket .mono");
        double price = Double.parseDouble(page.textContent("tf-ticket .mono b").strip());
        String limit = "%.5f".formatted(price * 0.999);
        order("EUR/USD", "100", "buy", "limit", ",\"limit_price\":\"" + limit + "\"");
        page.waitForSelector(".line.entry:not([hidden])");

        page.focus(".line.entry");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        String moved = "%.5f".formatted(Double.parseDouble(limit) - 0.00001);
        page.waitForSelector(".line.entry:not(.moved)[aria-valuenow='" + Double.parseDouble(moved) + "']");
        JsonNode working = served.get("/v2/orders?status=open").get(0);
        assertThat(working.path("limit_price").asDouble()).isEqualTo(Double.parseDouble(moved));
        assertThat(chromium.complaints()).isEmpty();
    }

    private void order(String symbol, String quantity, String side, String type, String more) {
        JsonNode answer = served.post("/v2/orders", ORDER.formatted(symbol, quantity, side, type, more));
        assertThat(answer.path("id").isString()).as(answer.toString()).isTrue();
    }

    private double price() {
        JsonNode quote = served.get("/v2/stocks/AAPL/quotes/latest").path("quote");
        return (quote.path("bp").asDouble() + quote.path("ap").asDouble()) / 2;
    }
}

package io.taffrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.taffrail.server.RiskPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Several tabs of one browser, which opens only a few connections to a server. */
class TabsStory extends InABrowser {
    private static final String BUY = """
            {"symbol":"AAPL","qty":"1","side":"buy","type":"market","time_in_force":"day"}""";
    private static final int TABS = 8;

    TabsStory() {
        super(RiskPolicy.BASIC);
    }

    @Test
    void allTabsLiveByOneStreamAndTheNextOneReadsItWhenItsTabIsClosed() {
        List<String> streams = streams();
        chromium.enter(served);
        chromium.turnTo(served, "orders");
        live(chromium.page);
        var tabs = new ArrayList<Page>();
        for (int i = 1; i < TABS; i++) {
            tabs.add(tab("orders"));
        }
        assertThat(streams).hasSize(1);

        served.post("/v2/orders", BUY);
        tabs.forEach(tab -> rows(tab, 1));
        tabs.forEach(tab -> tab.evaluate("""
                async () => {
                  const { live } = await import(document.querySelector('script[type=module]').src.replace('app.js', 'live.js'));
                  window.heard = [];
                  live.addEventListener('entry', event => window.heard.push(event.detail.sequence));
                }"""));
        chromium.page.close();
        served.post("/v2/orders", BUY);
        served.post("/v2/orders", BUY);

        tabs.forEach(tab -> rows(tab, 3));
        assertThat(streams).hasSize(2);
        for (Page tab : tabs) {
            @SuppressWarnings("unchecked")
            var heard = ((List<Number>) tab.evaluate("() => window.heard")).stream().map(Number::longValue).toList();
            for (int i = 1; i < heard.size(); i++) {
                assertThat(heard.get(i)).isEqualTo(heard.get(i - 1) + 1);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aTabThatIsLookedAtTakesOverFromOneThatDoesNothingAnyMore() {
        List<String> streams = streams();
        chromium.enter(served);
        live(chromium.page);
        Page tab = tab("orders");
        assertThat(streams).hasSize(1);

        chromium.page.evaluate("() => setTimeout(() => { const end = Date.now() + 15000; while (Date.now() < end); }, 0)");
        served.post("/v2/orders", BUY);

        rows(tab, 1);
        live(tab);
        assertThat(streams).hasSize(2);
    }

    @Test
    void aTabHearsThePricesThatAnotherOneAsksFor() {
        List<String> streams = streams();
        chromium.enter(served);
        chromium.turnTo(served, "trade/AAPL");
        chromium.page.waitForSelector("tf-ticket .mono");
        Page tab = tab("trade/EUR%2FUSD");

        tab.waitForSelector("tf-ticket .mono");

        assertThat(streams.getLast()).contains("AAPL", "EUR");
        chromium.page.reload();
        chromium.page.waitForSelector("tf-ticket .mono");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** The address of each stream that is asked for from now on, by whatever tab. */
    private List<String> streams() {
        var streams = new CopyOnWriteArrayList<String>();
        chromium.page.context().onRequest(request -> {
            if (request.url().contains("/api/v1/stream")) {
                streams.add(request.url());
            }
        });
        return streams;
    }

    private Page tab(String place) {
        Page tab = chromium.page.context().newPage();
        tab.setDefaultTimeout(20_000);
        tab.navigate(served.url() + "/#/" + place);
        live(tab);
        return tab;
    }

    private static void live(Page tab) {
        tab.waitForSelector(".stream.live");
    }

    private static void rows(Page tab, int count) {
        tab.waitForFunction("count => document.querySelectorAll('tr.row').length === count"
                + " && [...document.querySelectorAll('tr.row .status')].every(cell => cell.textContent === 'filled')", count);
    }
}

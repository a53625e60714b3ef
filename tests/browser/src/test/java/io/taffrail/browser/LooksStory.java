package io.taffrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.taffrail.http.keys.KeyPair;
import io.taffrail.server.RiskPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What everybody sees, and those too who cannot. */
class LooksStory extends InABrowser {
    private static final List<String> PAGES = List.of(
            "overview", "trade", "orders", "positions", "executions", "risk", "signals", "audit", "health", "reports");
    /** What a page offers to those who may change something. */
    private static final List<String> ACTS = List.of("Cancel", "Cancel all that works", "Replace", "100 %", "Reverse", "Protect", "Approve", "Reject",
            "Make the hook", "Delete", "Stop trading…");
    private static final Path SHOTS = Path.of("target", "screenshots");

    LooksStory() {
        super(RiskPolicy.DEFAULT);
    }

    @Test
    void everyPageInBothThemesIsForEverybody() {
        aDaysWork();
        chromium.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        chromium.enter(served);
        var violations = new ArrayList<String>();
        for (String theme : List.of("dark", "light")) {
            chromium.page.selectOption("#theme", theme);
            for (String name : PAGES) {
                chromium.turnTo(served, name);
                chromium.page.waitForFunction("() => !document.querySelector('main').textContent.includes('Asking…')");
                if (name.equals("orders")) {
                    chromium.page.click("tr.row:has-text('rejected')");
                    chromium.page.waitForSelector(".timeline li");
                }
                chromium.page.waitForTimeout(400);
                shoot(name + "-" + theme);
                chromium.violations().forEach(one -> violations.add(name + ", " + theme + ": " + one));
                assertThat(chromium.page.title()).startsWith("PAPER · ");
                assertThat(chromium.page.textContent(".mode")).isEqualTo("PAPER");
            }
        }

        assertThat(violations).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void emptyPagesTeachTheNextCommand() {
        chromium.enter(served);
        for (String name : List.of("orders", "positions", "executions", "signals", "reports")) {
            chromium.turnTo(served, name);
            chromium.page.waitForSelector(".empty code:has-text('taffrail ')");
            shoot(name + "-empty");
            assertThat(chromium.violations()).as(name).isEmpty();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theDialogsAreForEverybody() {
        chromium.enter(served);
        chromium.page.keyboard().press("?");
        chromium.page.waitForSelector("dialog[open]");
        shoot("help");
        assertThat(chromium.violations()).isEmpty();
        chromium.page.keyboard().press("Escape");
        chromium.page.keyboard().press("Shift+Escape");
        chromium.page.waitForSelector("dialog.halt[open]");
        shoot("halt");
        assertThat(chromium.violations()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aKeyThatOnlyReadsSeesThePagesAndNothingToPress() {
        aDaysWork();
        KeyPair reader = served.reader();
        chromium.page.navigate(served.url() + "/");
        chromium.page.fill("#key_id", reader.key().id());
        chromium.page.fill("#secret_key", reader.secret().reveal());
        assertThat(chromium.violations()).isEmpty();
        shoot("login");
        chromium.page.press("#secret_key", "Enter");

        chromium.page.waitForSelector(".who:has-text('read only')");
        for (String name : PAGES) {
            chromium.turnTo(served, name);
            chromium.page.waitForFunction("() => !document.querySelector('main').textContent.includes('Asking…')");
            for (String act : ACTS) {
                assertThat(chromium.page.locator("main button:text-is('" + act + "')").count()).as(act + " on " + name).isZero();
            }
        }
        chromium.turnTo(served, "trade");
        assertThat(chromium.page.locator("#transmit").isDisabled()).isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** What the README shows, written where the property says, by whoever has changed the page. */
    @Test
    @EnabledIfSystemProperty(named = "taffrail.picture", matches = ".+")
    void thePictureOfTheReadme() {
        var page = chromium.page;
        chromium.enter(served);
        page.selectOption("#theme", "light");
        page.setViewportSize(1360, 900);
        chromium.turnTo(served, "trade/AAPL");
        page.click("button:text-is('5Min')");
        page.waitForSelector("tf-ticket .mono");
        double price = Double.parseDouble(page.textContent("tf-ticket .mono b").strip());
        served.post("/v2/orders", """
                {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"gtc","order_class":"bracket",
                 "take_profit":{"limit_price":"%.2f"},"stop_loss":{"stop_price":"%.2f"}}""".formatted(price * 1.004, price * 0.996));
        page.selectOption("#type", "limit");
        page.fill("#limit", "%.2f".formatted(price * 0.999));
        page.fill("#size", "15");
        page.check("#bracket");
        page.fill("#target", "%.2f".formatted(price * 1.006));
        page.fill("#protect", "%.2f".formatted(price * 0.995));
        page.waitForSelector(".line.stop");
        page.waitForSelector("tf-preview .up");
        page.waitForTimeout(1_500);

        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("taffrail.picture"))));

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void thePageIsReadyAtOnce() {
        chromium.enter(served);
        double first = ready();
        chromium.page.reload();
        chromium.page.waitForSelector("nav a[aria-current=page]");
        double again = ready();

        System.out.printf("page ready: first %.0f ms, again %.0f ms after navigation%n", first, again);
        assertThat(first).isLessThan(10_000);
        assertThat(chromium.complaints()).isEmpty();
    }

    /** When somebody could begin to work, since the navigation began, by the browser's own clock. */
    private double ready() {
        chromium.page.waitForFunction("() => performance.getEntriesByName('ready').length > 0");
        return ((Number) chromium.page.evaluate("() => performance.getEntriesByName('ready')[0].startTime")).doubleValue();
    }

    /** Something of everything that a page shows. */
    private void aDaysWork() {
        served.post("/v2/orders", """
                {"symbol":"AAPL","qty":"10","side":"buy","type":"market","time_in_force":"gtc","order_class":"bracket",
                 "take_profit":{"limit_price":"900"},"stop_loss":{"stop_price":"1"}}""");
        served.post("/v2/orders", """
                {"symbol":"MSFT","qty":"5","side":"buy","type":"market","time_in_force":"day"}""");
        served.post("/v2/orders", """
                {"symbol":"MSFT","qty":"5","side":"sell","type":"market","time_in_force":"day"}""");
        served.post("/v2/orders", """
                {"symbol":"AAPL","qty":"1000","side":"buy","type":"market","time_in_force":"day"}""");
        served.post("/api/v1/strategies", "{\"name\":\"ema\",\"size\":\"fixed:3\"}");
        served.post("/api/v1/hooks", "{\"name\":\"tv\",\"strategy\":\"ema\"}");
        served.post("/api/v1/hooks/tv/deliveries", "{\"v\":1,\"symbol\":\"MSFT\",\"side\":\"buy\",\"strategy\":\"ema\",\"id\":\"a1\"}");
    }

    private void shoot(String name) {
        chromium.page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }
}

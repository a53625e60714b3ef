package io.taffrail.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The computer's own Chromium with one page, and all that its console has complained of. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    final Page page;

    private Chromium(Path program) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                // As root, which builds often are, Chromium has no sandbox; it sees pages of this computer only.
                .setArgs(List.of("--no-sandbox")));
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1360, 850)).newPage();
        // Before any page's policy, which would not let it in.
        page.addInitScript(axe());
        page.onConsoleMessage(message -> complain(message));
        page.onPageError(complaints::add);
        page.setDefaultTimeout(20_000);
    }

    /** The browser; the story is skipped where there is none. */
    static Chromium open() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            System.out.println("browser: skipped, because no Chromium is on the PATH; install one (apt install chromium), or name it with "
                    + "-Dtaffrail.browser=FILE");
        }
        assumeTrue(program.isPresent(), "no Chromium on the PATH");
        return new Chromium(program.get());
    }

    private static Optional<Path> program() {
        return Optional.ofNullable(System.getProperty("taffrail.browser")).map(Path::of).or(() ->
                Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    private void complain(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    /** What the console has complained of, but for what the story knows to come. */
    List<String> complaints(String... known) {
        return complaints.stream().filter(text -> Stream.of(known).noneMatch(text::contains)).toList();
    }

    private static String axe() {
        try (var in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that the page breaks, each with the first element that does. */
    @SuppressWarnings("unchecked")
    List<String> violations() {
        var found = (List<String>) page.evaluate("async () => (await axe.run()).violations.map(one => "
                + "`${one.id}: ${one.help}: ${one.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`)");
        return found;
    }

    /** Logs in by the link that the server printed. */
    void enter(Served served) {
        page.navigate(served.link());
        page.waitForSelector("nav a[aria-current=page]");
    }

    /** @param place a page's name, and what it is to show */
    void turnTo(Served served, String place) {
        page.navigate(served.url() + "/#/" + place);
        String name = place.split("/", 2)[0];
        page.waitForSelector("main h1");
        page.waitForFunction("name => document.querySelector(`nav a[href='#/${name}']`)?.getAttribute('aria-current') === 'page'", name);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

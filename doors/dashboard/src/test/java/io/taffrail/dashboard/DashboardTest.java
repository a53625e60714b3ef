package io.taffrail.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final int FIRST_LOAD = 200 * 1024;
    private static final int LENGTH = 200;
    private static final Pattern IMPORTED = Pattern.compile("\\b(?:from|import)\\s*[\"']([^\"'\\s]+)[\"']");
    /** What would put text into the page as markup, or a style or script past its policy. */
    private static final Pattern UNSAFE = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|document\\.write|\\beval\\(|new Function|\\sstyle=|\\sonclick=|https?://");

    private final Dashboard dashboard = Dashboard.load();

    @Test
    void allThatCanBeAskedForIsSmallerThanTheFirstLoadMayBe() {
        int sum = dashboard.assets().values().stream().mapToInt(asset -> asset.compressed().length).sum();

        System.out.println("dashboard: " + dashboard.assets().size() + " files, " + sum + " bytes compressed");
        assertThat(sum).isLessThanOrEqualTo(FIRST_LOAD);
    }

    @Test
    void whatAPageNamesIsThereUnderThePathThatItIsNamedBy() {
        String page = dashboard.find("/").orElseThrow().text();

        assertThat(page).doesNotContain("{assets}").doesNotContain("{preload}");
        assertThat(Pattern.compile("\"(/assets/[^\"]+)\"").matcher(page).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(1)
                .allMatch(path -> dashboard.find(path).isPresent());
    }

    @Test
    void whatThePageNeedsAtOnceIsAskedForAtOnce() {
        String page = dashboard.find("/").orElseThrow().text();

        assertThat(page).containsPattern("modulepreload\" href=\"/assets/[0-9a-f]{16}/vendor/lit-html.js\"")
                .containsPattern("modulepreload\" href=\"/assets/[0-9a-f]{16}/live.js\"")
                .doesNotContain("vendor/chart.js").doesNotContain("pages/trade.js");
    }

    @Test
    void noImportIsByABareName() {
        assertThat(files(".js").filter(file -> !file.getKey().endsWith("chart.js")).flatMap(file -> IMPORTED.matcher(file.getValue().text()).results().map(found -> found.group(1))))
                .hasSizeGreaterThan(30)
                .allMatch(name -> name.startsWith("."));
    }

    @Test
    void noScriptAndNoStyleStandsInThePage() {
        String page = dashboard.find("/").orElseThrow().text();

        assertThat(page).doesNotContain("<style").doesNotContainPattern("<script(?![^>]*src=)").doesNotContain(" style=");
    }

    @Test
    void ourModulesPutNoTextIntoThePageAsMarkup() {
        assertThat(files(".js").filter(file -> !file.getKey().contains("/vendor/"))
                        .flatMap(file -> file.getValue().text().lines()
                                .filter(line -> UNSAFE.matcher(line).find())
                                .map(line -> file.getKey() + ": " + line.strip())))
                .isEmpty();
    }

    @Test
    void noModuleIsLongerThanAnIdea() {
        assertThat(files(".js").filter(file -> !file.getKey().contains("/vendor/"))
                        .filter(file -> file.getValue().text().lines().count() > LENGTH)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void aPathNamesItsBytesForEverButThatOfThePageItself() {
        assertThat(dashboard.find("/").orElseThrow().lasting()).isFalse();
        assertThat(files(".js")).allMatch(file -> file.getValue().lasting() && file.getKey().startsWith("/assets/"));
        assertThat(dashboard.find("/assets/../index.html")).isEmpty();
        assertThat(new String(dashboard.find("/").orElseThrow().plain(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
    }

    private Stream<Map.Entry<String, Asset>> files(String ending) {
        return dashboard.assets().entrySet().stream().filter(file -> file.getKey().endsWith(ending));
    }
}

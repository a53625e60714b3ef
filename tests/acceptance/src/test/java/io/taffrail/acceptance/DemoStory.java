package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who has nothing yet, no account and no network, looks at the program for the first time. */
class DemoStory {

    @TempDir
    Path data;

    @Test
    void theDemoShowsAWholeTradingDayAndLeavesByItself() {
        var demo = Ran.command(Distribution.commandLine("demo", "--exit", "--data", data.toString()),
                data, Duration.ofSeconds(60), Map.of());

        assertThat(demo.exit()).as(demo.describe()).isZero();
        assertThat(demo.out()).as(demo.describe())
                .contains(" FILLED").contains(" PARTIALLY_FILLED").contains(" CANCELED").contains(" DENIED")
                .containsIgnoringCase("synthetic").containsIgnoringCase("verified");
    }

    @Test
    void theJournalOfTheDemoIsTheOneThatItSaidItVerified() {
        var demo = Ran.command(Distribution.commandLine("demo", "--exit", "--data", data.toString()),
                data, Duration.ofSeconds(60), Map.of());

        var verified = Ran.taffrail("audit", "verify", "--data", data.toString());

        assertThat(verified.exit()).as(verified.describe()).isZero();
        assertThat(verified.out()).contains(String.valueOf(JournalFile.of(data).entries()));
        assertThat(headHashOf(verified.out())).as("head hash in: " + verified.out()).isNotEmpty();
        assertThat(demo.out()).contains(headHashOf(verified.out()).substring(0, 8));
    }

    private static String headHashOf(String text) {
        var found = Pattern.compile("\\b[0-9a-f]{16,64}\\b").matcher(text);
        return found.find() ? found.group() : "";
    }
}

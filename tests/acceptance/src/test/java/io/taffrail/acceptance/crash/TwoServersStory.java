package io.taffrail.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.Distribution;
import io.taffrail.acceptance.JournalFile;
import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one folder: the second says so and ends, and the first does not notice. */
class TwoServersStory {
    @TempDir
    Path data;

    @Test
    void theSecondServerSaysSoAndEnds() {
        try (var first = RunningTaffrail.start(data)) {
            String limit = Quote.latest(first.door(), "AAPL").farBelow();
            first.door().buy("AAPL", "1", limit, "before").expect(200);
            long entries = JournalFile.of(data).entries();

            var second = Ran.command(
                    Distribution.commandLine("up", "--data", data.toString(), "--port", "0"), data, Duration.ofSeconds(60), Map.of());

            assertThat(second.exit()).as(second.describe()).isEqualTo(2);
            assertThat(second.err()).as(second.describe()).contains("what:", "why:", "fix:", "in use", data.toString());
            assertThat(JournalFile.of(data).entries()).isEqualTo(entries);
            first.door().buy("AAPL", "1", limit, "after").expect(200);
            assertThat(first.door().statusOf("before")).isEqualTo("new");

            // A lock goes with its process: nothing is left to clean up by hand.
            first.kill9();
            first.restart();
            Waiting.until("what was taken before the end works after it", Duration.ofSeconds(10),
                    () -> first.door().statusOf("after").equals("new"));
        }
    }
}

package io.taffrail.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.acceptance.Quote;
import io.taffrail.acceptance.Ran;
import io.taffrail.acceptance.RunningTaffrail;
import io.taffrail.acceptance.SmallDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of one mebibyte: a server fits on it, some orders do, and the one that does not is told so. */
class SmallDiskStory {
    private static final int MORE_ORDERS_THAN_FIT = 2_000;

    @TempDir
    Path files;

    private SmallDisk disk;

    @BeforeEach
    void aVerySmallDisk() throws IOException {
        disk = SmallDisk.mounted(files, "1m");
    }

    @AfterEach
    void theDiskIsTakenAway() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereOnceTheDiskIsLarger() {
        var data = disk.folder().resolve("data");
        var acknowledged = new LinkedHashMap<String, String>();
        try (var server = RunningTaffrail.start(data)) {
            String limit = Quote.latest(server.door(), "AAPL").farBelow();
            boolean full = false;
            for (var number = 0; number < MORE_ORDERS_THAN_FIT && !full; number++) {
                var answer = server.door().buy("AAPL", "1", limit, "t" + number);
                if (answer.status() == 200) {
                    acknowledged.put("t" + number, answer.text("id"));
                } else {
                    assertThat(answer.expect(503).text("message")).isNotBlank();
                    full = true;
                }
            }
            assertThat(full).as("a full disk after %d orders", acknowledged.size()).isTrue();

            server.kill9();
            assertThat(disk.resized("32m")).as("a larger disk").isTrue();
            server.restart();

            acknowledged.forEach((name, id) -> assertThat(server.door().byClientId(name).expect(200).text("id")).isEqualTo(id));
            server.door().buy("AAPL", "1", limit, "with-more-room").expect(200);
            server.kill9();
            assertThat(Ran.taffrail("audit", "verify", "--data", data.toString()).exit()).isZero();
            System.out.println("small disk story: full after " + acknowledged.size() + " orders, all there");
        }
    }
}

package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full: the order that no longer fits is refused, and everything that was promised before is kept. */
class DiskFullStory {

    private static final int MORE_ORDERS_THAN_FIT = 3_000;

    @TempDir
    Path files;

    private SmallDisk disk;

    @BeforeEach
    void aSmallDisk() throws IOException {
        disk = SmallDisk.mounted(files, "16m");
    }

    @AfterEach
    void theDiskIsTakenAway() {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void whatNoLongerFitsIsRefusedAndWhatWasAcknowledgedStays() throws IOException {
        var data = disk.folder().resolve("data");
        var acknowledged = new LinkedHashMap<String, String>();
        var refused = new ArrayList<String>();
        try (var server = RunningTaffrail.start(data)) {
            var limit = Quote.latest(server.door(), "AAPL").farBelow();
            var ballast = fillUpTo(60_000);

            for (var number = 0; number < MORE_ORDERS_THAN_FIT && refused.size() < 3; number++) {
                var id = "d" + number;
                var answer = server.door().buy("AAPL", "1", limit, id);
                if (answer.status() == 200) {
                    acknowledged.put(id, answer.text("id"));
                } else {
                    assertThat(answer.expect(503).text("message")).as(answer.toString()).isNotBlank();
                    refused.add(id);
                }
            }
            assertThat(refused).as("orders that no longer fitted").isNotEmpty();

            server.kill9();
            Files.delete(ballast);
            server.restart();

            for (var order : acknowledged.entrySet()) {
                var now = server.door().byClientId(order.getKey()).expect(200);
                assertThat(now.text("id")).isEqualTo(order.getValue());
                assertThat(now.text("status")).isEqualTo("new");
            }
            for (var id : refused) {
                server.door().byClientId(id).expect(404);
            }
            server.door().buy("AAPL", "1", limit, "with-more-room").expect(200);
            server.kill9();
            assertThat(Ran.taffrail("audit", "verify", "--data", data.toString()).exit()).isZero();
        }
    }

    /** Leaves only so many bytes free. */
    private Path fillUpTo(long free) throws IOException {
        var ballast = disk.folder().resolve("ballast");
        var room = Files.getFileStore(disk.folder()).getUsableSpace() - free;
        assertThat(room).as("room on the disk before it is filled").isPositive();
        return Files.write(ballast, new byte[Math.toIntExact(room)]);
    }
}

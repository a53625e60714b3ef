package io.taffrail.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/** A file of records with check sums, a quarter as many orders as records, folded into a map. */
final class ReplayFloor {
    private static final int RECORD = 256;

    private final Path path;

    ReplayFloor(Path path, int records) throws IOException {
        this.path = path;
        var dice = new SplittableRandom(1);
        var crc = new CRC32C();
        var buffer = ByteBuffer.allocateDirect(RECORD * 4_096);
        var record = ByteBuffer.allocate(RECORD - Long.BYTES);
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < records; i++) {
                record.clear().putLong(i).putLong(dice.nextInt(records / 4));
                record.putLong(dice.nextInt(1_000)).putLong(15_025);
                crc.reset();
                crc.update(record.array());
                buffer.putLong(crc.getValue()).put(record.array());
                if (!buffer.hasRemaining() || i == records - 1) {
                    file.write(buffer.flip());
                    buffer.clear();
                }
            }
        }
    }

    void replay() throws IOException {
        var orders = new HashMap<Long, long[]>();
        var crc = new CRC32C();
        byte[] record = new byte[RECORD - Long.BYTES];
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            while (all.remaining() >= RECORD) {
                long expected = all.getLong();
                all.get(record);
                crc.reset();
                crc.update(record);
                if (crc.getValue() != expected) {
                    throw new IOException("a record of " + path + " has the wrong check sum");
                }
                fold(ByteBuffer.wrap(record), orders);
            }
        }
    }

    private static void fold(ByteBuffer record, Map<Long, long[]> orders) {
        record.getLong();
        long[] order = orders.computeIfAbsent(record.getLong(), _ -> new long[8]);
        order[0] += record.getLong();
        order[1] = record.getLong();
    }
}

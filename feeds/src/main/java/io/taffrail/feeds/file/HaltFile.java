package io.taffrail.feeds.file;

import io.taffrail.model.market.Halt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Halts as a user tells them: a CSV file {@code symbol,from,until}, the times as in a market file; without an {@code
 * until} a halt does not end.
 */
public final class HaltFile {
    private static final String HEADER = "symbol,from,until";

    private HaltFile() {}

    /**
     * Reads one.
     *
     * @throws MarketFileException where the file is no such list
     */
    public static List<Halt> read(Path file) {
        return UserList.read(file, HEADER, HaltFile::halt);
    }

    private static Halt halt(List<String> f, Fields fields) {
        Instant from = Fields.time(f.get(1));
        Instant until = f.get(2).isEmpty() ? Instant.MAX : Fields.time(f.get(2));
        if (!from.isBefore(until)) {
            throw new BadRow("until " + until + ", from " + from, "a halt ends after it begins", "correct the row");
        }
        return new Halt(fields.symbol(f.get(0)), from, until);
    }
}

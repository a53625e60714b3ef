package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.ZoneOffset;

/** A market written for a story: a file of quotes, so that the story knows every price before it happens. */
final class ReplayMarket {

    /** A Wednesday, in the middle of New York's session. */
    static final Instant OPENS = Instant.parse("2024-03-06T15:00:00Z");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder("time,symbol,bid,bid_size,ask,ask_size\n");

    /** One quote, some seconds after the market opens. */
    ReplayMarket quote(long second, String symbol, String bid, String bidSize, String ask, String askSize) {
        lines.append(TIME.format(OPENS.plus(second, ChronoUnit.SECONDS))).append(',').append(symbol)
                .append(',').append(bid).append(',').append(bidSize)
                .append(',').append(ask).append(',').append(askSize).append('\n');
        return this;
    }

    /** Writes the market down as {@code <name>.quotes.csv}. */
    Path write(Path folder, String name) {
        try {
            return Files.writeString(folder.resolve(name + ".quotes.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.taffrail.feeds.file;

import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Feed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A folder in which a test writes market files, and the words in which it reads their market. */
record MarketFolder(Path folder) {
    static final String QUOTES = "time,symbol,bid,bid_size,ask,ask_size";
    static final String BARS = "time,symbol,open,high,low,close,volume";
    static final String TRADES = "time,symbol,price,size";

    Path write(String name, String... lines) {
        return write(name, String.join("\n", lines) + "\n");
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path pack(String name, String... lines) {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    /** Every event as a line: {@code 14:30:00 AAPL quote 100}. */
    static List<String> tape(Path... files) {
        try (Feed feed = MarketFiles.open(List.of(files))) {
            return drained(feed).stream().map(MarketFolder::line).toList();
        }
    }

    static List<MarketEvent> drained(Feed feed) {
        List<MarketEvent> events = new ArrayList<>();
        for (Optional<MarketEvent> event = feed.next(); event.isPresent(); event = feed.next()) {
            events.add(event.get());
        }
        return events;
    }

    private static String line(MarketEvent event) {
        return switch (event) {
            case Quote q -> q.at() + " " + q.symbol() + " quote " + q.bid() + size(q.bidSize()) + " " + q.ask() + size(q.askSize());
            case Trade t -> t.at() + " " + t.symbol() + " trade " + t.price() + "x" + t.size();
            case Bar b   -> b.at() + " " + b.symbol() + " bar " + b.span() + " " + b.open() + " " + b.high() + " "
                    + b.low() + " " + b.close() + " " + b.volume();
        };
    }

    private static String size(Optional<?> size) {
        return size.map(known -> "x" + known).orElse("");
    }
}

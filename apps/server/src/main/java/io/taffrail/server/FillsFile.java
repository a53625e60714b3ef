package io.taffrail.server;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.order.Order;
import io.taffrail.ports.EntryListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes each fill of a backtest as a line, as it happens. */
final class FillsFile implements EntryListener, AutoCloseable {
    static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Writer writer;
    private final Function<OrderId, Optional<Order>> orders;
    private long count;

    /**
     * Begins the file.
     *
     * @param orders finds the order that a fill belongs to
     */
    FillsFile(Path file, Function<OrderId, Optional<Order>> orders) throws IOException {
        this.orders = orders;
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        writer.write("time,client_order_id,symbol,side,qty,price,fee\n");
    }

    @Override
    public void onEntry(Entry entry) {
        for (Event event : entry.events()) {
            if (event instanceof OrderFilled filled) {
                write(filled);
            }
        }
    }

    long count() {
        return count;
    }

    private void write(OrderFilled filled) {
        Order order = orders.apply(filled.order()).orElseThrow();
        var fill = filled.fill();
        count++;
        try {
            writer.write(Csv.line(
                    time(fill.venueTime()),
                    order.clientOrderId(),
                    order.symbol(),
                    order.side().name().toLowerCase(Locale.ROOT),
                    fill.lastQty(),
                    fill.lastPx(),
                    fill.commission().amount()));
        } catch (IOException full) {
            throw new UncheckedIOException("the fills could not be written: " + full.getMessage(), full);
        }
    }

    static String time(Instant at) {
        return MILLIS.format(at);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}

package io.taffrail.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.DenialSamples;
import io.taffrail.conformance.Samples;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was written once can be read for ever: each line of the golden files was written by an earlier build. A line
 * may be added; one that has to be changed means that old journals can no longer be read.
 */
class GoldenFileTest {
    private final EntryCodec codec = new EntryCodec();

    @Test
    void everyEventIsWrittenAsItAlwaysWas() throws IOException {
        var written = Samples.events().stream().map(event -> codec.write(List.of(event))).toList();

        assertThat(written).isEqualTo(goldenOr("events.jsonl", written));
        assertThat(golden("events.jsonl").stream().flatMap(line -> codec.readEvents(line).stream()))
                .isEqualTo(Samples.events());
    }

    @Test
    void everyInputIsWrittenAsItAlwaysWas() throws IOException {
        var written = Samples.inputs().stream().map(codec::write).toList();

        assertThat(written).isEqualTo(goldenOr("inputs.jsonl", written));
        assertThat(golden("inputs.jsonl").stream().map(codec::readInput)).isEqualTo(Samples.inputs());
    }

    @Test
    void everyOrderIsWrittenAsItAlwaysWas() throws IOException {
        var written = orders().stream().map(codec::write).toList();

        assertThat(written).isEqualTo(goldenOr("orders.jsonl", written));
        assertThat(golden("orders.jsonl").stream().map(codec::readOrder)).isEqualTo(orders());
    }

    @Test
    void everyDenialIsWrittenAsItAlwaysWas() throws IOException {
        var written = DenialSamples.all().stream().map(GoldenFileTest::denied).map(codec::write).toList();

        assertThat(written).isEqualTo(goldenOr("denials.jsonl", written));
        assertThat(golden("denials.jsonl").stream().flatMap(line -> codec.readEvents(line).stream()))
                .isEqualTo(DenialSamples.all().stream().flatMap(denial -> denied(denial).stream()).toList());
    }

    @Test
    void everyKindOfRecordHasASample() throws IOException {
        String samples = String.join("\n", golden("events.jsonl"))
                + String.join("\n", golden("inputs.jsonl"))
                + String.join("\n", golden("denials.jsonl"));
        var without = new TreeSet<String>();
        Stream.of(Event.class, Input.class, Command.class, Command.Portion.class, Denial.class, OrderSpec.class,
                        OrderAmount.class, Trail.class, OrderClass.class, Exit.class, Watchlist.Change.class)
                .flatMap(GoldenFileTest::members)
                .filter(member -> !samples.contains("\"type\":\"" + member.getSimpleName() + "\""))
                .forEach(member -> without.add(member.getName()));

        assertThat(without).isEmpty();
    }

    private static List<Event> denied(Denial denial) {
        return List.of(new OrderEvent.OrderDenied(Samples.ORDER, denial, Samples.AT));
    }

    /** A filled order, an order that still waits, a denied one. */
    private static List<Order> orders() {
        var firsts = new ArrayList<OrderInitialized>();
        Samples.events().forEach(event -> {
            if (event instanceof OrderInitialized first) {
                firsts.add(first);
            }
        });
        Order filled = Order.of(firsts.get(0));
        for (Event event : Samples.events()) {
            if (event instanceof OrderEvent.OrderSubmitted
                    || event instanceof OrderEvent.OrderAccepted
                    || event instanceof OrderEvent.OrderFilled) {
                filled = filled.apply((OrderEvent) event);
            }
        }
        Order waiting = Order.of(firsts.get(1));
        return List.of(filled, waiting, waiting.apply((OrderEvent) denied(DenialSamples.all().get(0)).getFirst()));
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isSealed() ? members(member) : Stream.of(member));
    }

    /** With {@code -Dtaffrail.write=true} the file is written anew; then only added lines may show as changes. */
    private static List<String> goldenOr(String file, List<String> written) throws IOException {
        if (Boolean.getBoolean("taffrail.write")) {
            Files.write(Path.of("src/test/resources/golden", file), written);
        }
        return golden(file);
    }

    private static List<String> golden(String file) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/golden").resolve(file));
    }
}

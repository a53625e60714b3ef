package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.journal.Event;
import io.taffrail.ports.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a journal holds, as a forger or a failing disk would leave it. What is read is written as it was. */
final class JournalTargets {
    private static final EntryCodec CODEC = new EntryCodec();
    private static final String AT = "2026-01-02T14:30:00.250000000Z";

    private JournalTargets() {}

    static List<Target> all() {
        return List.of(
                Target.of("journalInput", golden("inputs"), bytes -> {
                    String text = text(bytes);
                    assertThat(CODEC.readInput(CODEC.write(CODEC.readInput(text)))).isEqualTo(CODEC.readInput(text));
                }, JournalException.class),
                Target.of("journalEvents", golden("events"), JournalTargets::events, JournalException.class),
                Target.of("journalDenials", golden("denials"), JournalTargets::events, JournalException.class),
                Target.of("journalOrder", golden("orders"), bytes -> {
                    String text = text(bytes);
                    assertThat(CODEC.readOrder(CODEC.write(CODEC.readOrder(text)))).isEqualTo(CODEC.readOrder(text));
                }, JournalException.class),
                Target.of("journalLine", lines(), JournalTargets::line, JournalException.class));
    }

    private static void events(byte[] bytes) {
        List<Event> events = CODEC.readEvents(text(bytes));
        assertThat(CODEC.readEvents(CODEC.write(events))).isEqualTo(events);
    }

    /** A line's four texts, parted by line ends: when, by whom, the input, the events. */
    private static void line(byte[] bytes) {
        String[] parts = text(bytes).split("\n", 4);
        if (parts.length < 4) {
            throw new JournalException("a line has four texts");
        }
        var entry = CODEC.decode(new Line(1, parts[0], parts[1], parts[2], parts[3], "0".repeat(64), "0".repeat(64)));
        assertThat(CODEC.decode(CODEC.encode(entry, "0".repeat(64)))).isEqualTo(entry);
    }

    private static List<String> lines() {
        String events = golden("events").getFirst();
        return golden("inputs").stream().limit(8).map(input -> AT + "\nkey:PK123\n" + input + "\n" + events).toList();
    }

    private static List<String> golden(String name) {
        try (var file = JournalTargets.class.getResourceAsStream("/golden/" + name + ".jsonl")) {
            if (file == null) {
                throw new IllegalStateException("no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.taffrail.simulation.store;

import io.taffrail.format.Chain;
import io.taffrail.format.EntryCodec;
import io.taffrail.format.Line;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.simulation.world.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The product's entries, in the product's own bytes and chain, one a line in a file of the simulated disk. */
public final class FileJournal implements Journal {
    private static final EntryCodec CODEC = new EntryCodec();
    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 7;

    private final Life life;
    private final SimDisk disk;
    private final Consumer<List<Entry>> written;
    private Head head;

    private FileJournal(Life life, SimDisk disk, Head head, Consumer<List<Entry>> written) {
        this.life = life;
        this.disk = disk;
        this.head = head;
        this.written = written;
    }

    /**
     * Opens the file: a torn end is cut off, anything else that is wrong keeps it shut.
     *
     * @param written told the entries that are durable
     */
    public static FileJournal open(Life life, SimDisk disk, Consumer<List<Entry>> written) {
        disk.truncate();
        Head head = Head.EMPTY;
        for (String text : disk.lines()) {
            head = follows(line(text), head);
        }
        return new FileJournal(life, disk, head, written);
    }

    /** All entries of a disk, as far as its chain is whole. */
    public static List<Entry> entries(SimDisk disk) {
        var entries = new ArrayList<Entry>();
        Head head = Head.EMPTY;
        for (String text : disk.lines()) {
            Line line = line(text);
            head = follows(line, head);
            entries.add(CODEC.decode(line));
        }
        return entries;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Head append(List<Entry> entries, Head expected) {
        if (!expected.equals(head)) {
            throw new JournalException("the journal ends with entry " + head.sequence() + ", not " + expected.sequence());
        }
        Head next = head;
        var texts = new ArrayList<String>(entries.size());
        for (Entry entry : entries) {
            Line line = CODEC.encode(entry, next.hash());
            texts.add(String.join(SEPARATOR, Long.toString(line.sequence()), line.at(), line.cause(), line.input(), line.events(),
                    line.previousHash(), line.hash()));
            next = line.head();
        }
        disk.write(life, texts);
        disk.sync(life);
        life.check();
        head = next;
        written.accept(entries);
        return head;
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return sequence < 1 || sequence > disk.lines().size()
                ? Optional.empty()
                : Optional.of(CODEC.decode(line(disk.lines().get((int) sequence - 1))));
    }

    @Override
    public void read(long fromSequence, Consumer<Entry> reader) {
        List.copyOf(disk.lines()).stream()
                .map(FileJournal::line)
                .filter(line -> line.sequence() >= fromSequence)
                .forEach(line -> reader.accept(CODEC.decode(line)));
    }

    private static Head follows(Line line, Head before) {
        Chain.flaw(line, before).ifPresent(flaw -> {
            throw new JournalException("entry " + line.sequence() + ": " + flaw);
        });
        return line.head();
    }

    private static Line line(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            throw new JournalException("a line has " + parts.length + " parts");
        }
        return new Line(Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
    }

    @Override
    public void close() {
        // The disk outlives it.
    }
}

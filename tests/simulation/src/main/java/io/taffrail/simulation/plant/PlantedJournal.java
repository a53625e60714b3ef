package io.taffrail.simulation.plant;

import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.Head;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.simulation.store.SimDisk;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The journal with a bug around it. */
public final class PlantedJournal implements Journal {
    private static final int SOME = 40;

    private final Journal real;
    private final Plant plant;
    private final SimDisk disk;
    private final List<Entry> late = new ArrayList<>();
    private Head told;

    public PlantedJournal(Journal real, Plant plant, SimDisk disk) {
        this.real = real;
        this.plant = plant;
        this.disk = disk;
        this.told = real.head();
        if (plant == Plant.SKIP_SYNC) {
            disk.lie();
        }
    }

    @Override
    public Head append(List<Entry> entries, Head expected) {
        List<Entry> written = entries.stream().map(this::written).toList();
        long last = written.getLast().sequence();
        switch (plant) {
            case DROP_LAST_ENTRY -> {
                return last > SOME && written.size() > 1 ? appended(written.subList(0, written.size() - 1)) : appended(written);
            }
            case ACKNOWLEDGE_BEFORE_APPEND -> {
                return later(written);
            }
            case IGNORE_DISK_ERROR, IGNORE_FULL_DISK -> {
                return stubborn(written);
            }
            default -> {
                Head head = appended(written);
                if (last > SOME) {
                    damage();
                }
                return head;
            }
        }
    }

    private Head appended(List<Entry> entries) {
        return real.append(entries, real.head());
    }

    private Head later(List<Entry> entries) {
        if (!late.isEmpty()) {
            appended(List.copyOf(late));
            late.clear();
        }
        late.addAll(entries);
        told = new Head(entries.getLast().sequence(), "0".repeat(64));
        return told;
    }

    private Head stubborn(List<Entry> entries) {
        try {
            told = appended(entries);
        } catch (JournalException failed) {
            told = new Head(entries.getLast().sequence(), "0".repeat(64));
        }
        return told;
    }

    private void damage() {
        List<String> lines = disk.lines();
        int at = lines.size() - 2;
        switch (plant) {
            case APPEND_TWICE    -> lines.add(lines.getLast());
            case BREAK_CHAIN     -> lines.set(at, lines.get(at).substring(0, lines.get(at).length() - 64) + "0".repeat(64));
            case CHANGE_THE_PAST -> lines.set(at, lines.get(at).replace("AAPL", "MSFT").replace("alpaca", "Alpaca"));
            default              -> {}
        }
    }

    private Entry written(Entry entry) {
        return switch (plant) {
            case FORGET_THE_FILL   -> without(entry, PositionEvent.class);
            case FORGET_THE_CASH   -> without(entry, BalanceChanged.class);
            case FORGET_THE_ANSWER -> without(entry, OrderAccepted.class);
            case ROUND_THE_CASH    -> changed(entry, PlantedJournal::rounded);
            default                -> entry;
        };
    }

    private static Entry without(Entry entry, Class<? extends Event> kind) {
        return with(entry, entry.events().stream().filter(event -> !kind.isInstance(event)).toList());
    }

    private static Entry changed(Entry entry, UnaryOperator<Event> change) {
        return with(entry, entry.events().stream().map(change).toList());
    }

    private static Entry with(Entry entry, List<Event> events) {
        return new Entry(entry.sequence(), entry.at(), entry.cause(), entry.input(), events);
    }

    private static Event rounded(Event event) {
        return event instanceof BalanceChanged(var account, var change, var cash, var reason, var at)
                ? new BalanceChanged(account, change, new Money(
                        Decimal.of(cash.amount().toBigDecimal().setScale(0, RoundingMode.DOWN)), cash.currency()), reason, at)
                : event;
    }

    @Override
    public Head head() {
        return plant == Plant.ACKNOWLEDGE_BEFORE_APPEND || plant == Plant.IGNORE_DISK_ERROR || plant == Plant.IGNORE_FULL_DISK
                ? told
                : real.head();
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return real.entry(sequence);
    }

    @Override
    public void read(long fromSequence, Consumer<Entry> reader) {
        real.read(fromSequence, entry -> reader.accept(read(entry)));
    }

    private Entry read(Entry entry) {
        return switch (plant) {
            case FORGET_THE_HALT -> without(entry, HaltEvent.class);
            case FORGET_SOME_EVENTS -> entry.sequence() > SOME && entry.events().size() > 2
                    ? with(entry, entry.events().subList(0, entry.events().size() - 1))
                    : entry;
            default -> entry;
        };
    }

    @Override
    public void close() {
        real.close();
    }
}

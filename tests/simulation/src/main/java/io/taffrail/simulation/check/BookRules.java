package io.taffrail.simulation.check;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent.CoverageReduced;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.statement.Gate;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.Reconciler;
import io.taffrail.simulation.desk.DeskProcess;
import io.taffrail.simulation.store.Archive;
import io.taffrail.simulation.store.FileJournal;
import io.taffrail.simulation.store.SimDisk;
import io.taffrail.simulation.venue.Market;
import io.taffrail.simulation.venue.Shares;
import io.taffrail.simulation.venue.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the books as a whole: at each restart, and at the end. These are the dear ones. */
public final class BookRules {
    /** In which an order may stay for as long as it likes. */
    private static final Set<OrderStatus> SETTLED = EnumSet.of(
            OrderStatus.HELD, OrderStatus.ACCEPTED, OrderStatus.TRIGGERED, OrderStatus.PARTIALLY_FILLED, OrderStatus.DONE_FOR_DAY,
            OrderStatus.SUSPENDED);

    private final Violations violations;
    private final Model model;
    private final JournalRules journal;
    private final SimDisk disk;
    private final Venue venue;
    private long acknowledged;

    public BookRules(Violations violations, Model model, JournalRules journal, SimDisk disk, Venue venue) {
        this.violations = violations;
        this.model = model;
        this.journal = journal;
        this.disk = disk;
        this.venue = venue;
    }

    /** A client was told that what it wanted is done, when the journal had come so far. */
    public void acknowledged(long sequence) {
        acknowledged = Math.max(acknowledged, sequence);
    }

    /** Entries are durable, as far as the journal says. */
    public void written(List<Entry> entries) {
        for (Entry entry : entries) {
            model.add(entry);
            journal.add(entry);
            for (Event event : entry.events()) {
                if (event instanceof CoverageReduced reduced) {
                    violations.unless(model.coversAll(reduced.group().value()), Invariant.I17,
                            "the exits of " + reduced.group() + " were made smaller, and all together are for less than there is to close");
                }
            }
        }
    }

    /** A process has died, and the next one is about to read what is left. */
    public void beforeRestart() {
        long left = disk.durableLines();
        violations.unless(left >= acknowledged, Invariant.I10,
                "a client was told of entry " + acknowledged + ", and the disk ends with " + left);
        violations.unless(left >= model.entries(), Invariant.I10,
                "entry " + model.entries() + " was acted on, and the disk ends with " + left);
        try {
            List<Entry> all = FileJournal.entries(disk);
            written(all.subList((int) Math.min(model.entries(), all.size()), all.size()));
        } catch (JournalException broken) {
            violations.add(Invariant.I13, String.valueOf(broken.getMessage()));
        }
    }

    /** The books of a process that is at rest, against the naive sums and against a replay of the disk. */
    public void books(DeskProcess process) {
        for (String symbol : Market.SYMBOLS) {
            BigDecimal held = position(process, symbol);
            violations.unless(held.compareTo(model.position(symbol)) == 0, Invariant.I4,
                    symbol + ": the books have " + held + ", its fills come to " + model.position(symbol));
        }
        process.views().accounts().find(DeskProcess.ACCOUNT).ifPresent(standing ->
                violations.unless(model.cash().compareTo(model.booked()) == 0, Invariant.I5,
                        "cash is " + model.cash() + ", what was booked comes to " + model.booked()));
        replayed(process);
        for (Order order : process.archive().all()) {
            violations.unless(order.cumQty().value().toBigDecimal().compareTo(model.traded(order.id().value())) >= 0, Invariant.I4,
                    order.clientOrderId() + " has traded " + order.cumQty() + ", its fills come to " + model.traded(order.id().value()));
        }
    }

    private void replayed(DeskProcess process) {
        var again = new Archive();
        try {
            FileJournal.entries(disk).forEach(again::onEntry);
        } catch (JournalException broken) {
            violations.add(Invariant.I13, String.valueOf(broken.getMessage()));
            return;
        }
        violations.unless(again.all().equals(process.archive().all()), Invariant.I6,
                "the orders of a replay are others than those that lived");
        List<Order> blotter = process.views().blotter().open(DeskProcess.ACCOUNT).stream().toList();
        long open = again.all().stream().filter(Order::isOpen).count();
        violations.unless(blotter.size() == open, Invariant.I6, "the blotter has " + blotter.size() + " open orders, a replay " + open);
    }

    /** Whether nothing is awaited any more: all orders answered, the account open, and no line that differs. */
    public boolean isSettled(DeskProcess process) {
        boolean answered = process.archive().all().stream()
                .allMatch(order -> !order.isOpen() || (SETTLED.contains(order.status()) && order.unfoundAt().isEmpty()));
        return answered && process.desk().stopped().isEmpty() && process.desk().compare(false).stream()
                .allMatch(side -> side.link().gate() == Gate.OPEN
                        && side.lines().stream().allMatch(line -> line.difference().isEmpty()));
    }

    /** Nothing has gone wrong for a while: all must be as it is at the venue. */
    public void atRest(DeskProcess process) {
        books(process);
        process.desk().stopped().ifPresent(why -> violations.add(Invariant.I18, "the desk has stopped: " + why));
        for (Order order : process.archive().all()) {
            violations.unless(!order.isOpen() || SETTLED.contains(order.status()), Invariant.I18,
                    order.clientOrderId() + " is still " + order.status());
        }
        for (Reconciler.SideBySide side : process.desk().compare(false)) {
            violations.unless(side.link().gate() == Gate.OPEN, Invariant.I18,
                    "the account is " + side.link().gate() + ": " + side.link().because());
            side.lines().stream()
                    .filter(line -> line.difference().isPresent())
                    .forEach(line -> violations.add(Invariant.I18, line + " differs"));
        }
        for (String symbol : Market.SYMBOLS) {
            BigDecimal there = Shares.exact(venue.position(symbol));
            violations.unless(position(process, symbol).compareTo(there) == 0, Invariant.I4,
                    symbol + ": the books have " + position(process, symbol) + ", the venue " + there);
        }
        violations.unless(model.cash().compareTo(venue.cash()) == 0, Invariant.I5,
                "cash is " + model.cash() + ", at the venue " + venue.cash());
        process.archive().all().stream().filter(order -> order.isOpen() && order.status() != OrderStatus.HELD).forEach(this::isThere);
        venue.openNames().forEach(name -> model.named(name).flatMap(wanted -> find(process, wanted)).ifPresent(order ->
                violations.unless(order.isOpen(), Invariant.I18, name + " works at the venue, and is " + order.status() + " here")));
        guards(process);
    }

    private static Optional<Order> find(DeskProcess process, Model.Wanted wanted) {
        return process.archive().all().stream().filter(order -> order.id().value().equals(wanted.id())).findFirst();
    }

    private void isThere(Order order) {
        violations.unless(order.venueOrderId().filter(id -> venue.isOpen(id.value())).isPresent(), Invariant.I18,
                order.clientOrderId() + " is " + order.status() + " here, and does not work at the venue");
    }

    /** Each exit that works is for what its entry has traded, or for what it was to close, less what they and others have closed. */
    private void guards(DeskProcess process) {
        Set<OrderId> groups = process.archive().all().stream().flatMap(order -> order.group().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (OrderId group : groups) {
            List<Order> orders = process.archive().group(group);
            List<Order> exits = orders.stream().filter(Order::isExit).toList();
            boolean entered = orders.stream().anyMatch(order -> !order.isExit() && order.status() == OrderStatus.FILLED);
            boolean alone = orders.size() == exits.size();
            alarms(group, exits);
            // The venue takes exits of whole shares only.
            BigDecimal held = model.lot(group.value()).setScale(0, RoundingMode.FLOOR);
            if ((entered || alone) && held.signum() > 0) {
                List<Order> working = exits.stream().filter(exit -> exit.isOpen() && exit.status() != OrderStatus.HELD).toList();
                boolean forsaken = entered && working.isEmpty()
                        && exits.stream().anyMatch(exit -> exit.status() == OrderStatus.REJECTED);
                violations.unless(!forsaken, Invariant.I17, "group " + group + " has " + held + " that nothing guards");
                for (Order exit : working) {
                    BigDecimal leaves = leaves(exit);
                    violations.unless(leaves.compareTo(held) == 0, Invariant.I17,
                            exit.clientOrderId() + " guards " + leaves + " of " + held);
                }
            }
        }
    }

    /** What is meant to have a stop and has none is an alarm that says so, and nothing else is. */
    private void alarms(OrderId group, List<Order> exits) {
        List<Order> stops = exits.stream()
                .filter(exit -> exit.link().orElseThrow().role() == GroupLink.Role.STOP_LOSS)
                .toList();
        if (stops.isEmpty() || model.isReleased(group.value())) {
            return;
        }
        BigDecimal guarded = stops.stream().filter(Order::isOpen).map(BookRules::leaves).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal bare = model.lot(group.value()).subtract(guarded).max(BigDecimal.ZERO);
        BigDecimal told = model.uncovered(group.value());
        violations.unless(bare.signum() == 0 ? told.signum() == 0 : told.compareTo(bare) >= 0, Invariant.I17,
                "of group " + group + " " + bare + " has no stop, and the alarm says " + told);
    }

    private static BigDecimal leaves(Order order) {
        return order.orderQty().map(all -> all.value().toBigDecimal()).orElse(BigDecimal.ZERO)
                .subtract(order.cumQty().value().toBigDecimal());
    }

    private static BigDecimal position(DeskProcess process, String symbol) {
        return process.views().positions().quantity(DeskProcess.ACCOUNT, new Symbol(symbol)).toBigDecimal();
    }
}

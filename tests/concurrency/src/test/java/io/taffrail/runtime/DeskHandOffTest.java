package io.taffrail.runtime;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Money;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.OrderQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * The desk's inbox and its hand-off: whoever submits, alone or in company, gets an entry of its own, in an order that one thread
 * could have made, and once the desk is closed nobody does.
 */
class DeskHandOffTest {

    @Test
    void commandsAreTakenOneAfterTheOther() {
        new StressOptions()
                .iterations(Integer.getInteger("taffrail.lincheck.iterations", 8))
                .invocationsPerIteration(Integer.getInteger("taffrail.lincheck.invocations", 60))
                .threads(3).actorsPerThread(3).actorsBefore(1).actorsAfter(1)
                .minimizeFailedScenario(false)
                .sequentialSpecification(OneByOne.class)
                .check(SharedDesk.class);
    }

    /** A desk as its callers see it: each command is the number of its entry. */
    public static final class SharedDesk {
        private static final Instant OPEN = Instant.parse("2026-01-02T14:30:00Z");
        private static final AccountId PAPER = new AccountId("paper");
        private static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.REPLAY, "test", "1");

        private final Desk desk;

        public SharedDesk() {
            var journal = new ListJournal();
            var setup = new DeskSetup(
                    "test", journal, journal, new MarketClock(OPEN), new Market(SOURCE, List.of()), List.of(), List.of());
            desk = Desk.open(setup, new Traffic());
            desk.submit(new Command.OpenDesk(new Identity("test"), new DeskId("main"), SOURCE), Cause.DESK);
            desk.submit(new Command.OpenAccount(new Account(
                    PAPER, "nobody", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("1000"), OPEN)), Cause.DESK);
        }

        @Operation
        public long submit() {
            return desk.submit(new Command.SetBuyingPowerCheck(PAPER, true), Cause.DESK).entry().sequence();
        }

        @Operation
        public void close() {
            desk.close();
        }
    }

    /** What one caller alone would be told. */
    public static final class OneByOne {
        private long entries = 2;
        private boolean closed;

        public long submit() {
            if (closed) {
                throw new DeskStoppedException("the desk is closed");
            }
            return ++entries;
        }

        public void close() {
            closed = true;
        }
    }

    /** A journal in memory, as the desk's one writer uses it. */
    private static final class ListJournal implements Journal, OrderHistory {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Head head() {
            return new Head(entries.size(), "memory");
        }

        @Override
        public Head append(List<Entry> more, Head expected) {
            if (expected.sequence() != entries.size()) {
                throw new JournalException("two writers: the head is " + entries.size() + ", and not " + expected.sequence());
            }
            entries.addAll(more);
            return head();
        }

        @Override
        public Optional<Entry> entry(long sequence) {
            return Optional.empty();
        }

        @Override
        public void read(long fromSequence, Consumer<Entry> reader) {
            // It begins empty.
        }

        @Override
        public Optional<Order> find(OrderId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Order> find(AccountId account, ClientOrderId clientOrderId) {
            return Optional.empty();
        }

        @Override
        public List<Order> group(OrderId group) {
            return List.of();
        }

        @Override
        public boolean isBooked(OrderId order, TradeId execution) {
            return false;
        }

        @Override
        public List<Order> list(OrderQuery query) {
            return List.of();
        }

        @Override
        public void close() {
            // Memory needs no closing.
        }
    }
}

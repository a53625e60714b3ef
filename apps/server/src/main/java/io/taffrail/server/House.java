package io.taffrail.server;

import io.taffrail.model.account.Account;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.DeskOpened;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.market.MarketSource;
import io.taffrail.paper.PaperBroker;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.JournalException;
import io.taffrail.ports.OrderHistory;
import io.taffrail.runtime.Desk;
import io.taffrail.runtime.DeskSetup;
import io.taffrail.runtime.Market;
import io.taffrail.runtime.Traffic;
import io.taffrail.sqlite.Durability;
import io.taffrail.sqlite.SqliteJournal;
import io.taffrail.views.Views;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data folder's journal, and the desk that is opened on it. */
final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    static final AccountId PAPER = new AccountId("paper");
    private static final DeskId MAIN = new DeskId("main");

    private final SqliteJournal journal;
    private final Optional<DeskOpened> opened;

    private House(SqliteJournal journal) {
        this.journal = journal;
        opened = journal.entry(1).map(Entry::events).flatMap(House::opening);
    }

    /**
     * Opens the folder's journal.
     *
     * @throws StartException where it cannot be read or written
     */
    static House open(DataFolder folder) {
        try {
            return new House(SqliteJournal.open(folder.database(), Durability.DURABLE));
        } catch (JournalException damaged) {
            throw unreadable(damaged);
        }
    }

    /** An opened desk with the views that follow it. */
    record Open(Desk desk, Views views, Market market, OrderHistory history, EntryHistory entries) {}

    /**
     * Who the folder is: as its journal says, or drawn now where it is new.
     *
     * @param seed makes a new folder the same as every other of that seed, down to the names of its orders
     */
    Identity identity(Optional<Long> seed) {
        return opened.map(DeskOpened::identity).orElseGet(() -> seed.map(House::of).orElseGet(House::drawn));
    }

    /** The market that the folder keeps to, where it has been started before. */
    Optional<MarketSource> source() {
        return opened.map(DeskOpened::source);
    }

    /** Recovers the desk, and opens those of its accounts that the folder does not have yet. */
    Open openDesk(DeskPlan plan, List<EntryListener> listeners) {
        var market = Market.remembering(plan.feed());
        var views = new Views(journal, market);
        var all = new ArrayList<EntryListener>(List.of(views));
        all.addAll(listeners);
        var alarms = new AlarmLog(LOG::warn);
        all.add(alarms);
        Desk desk = recovered(new DeskSetup(
                MAIN.value(), journal, journal, plan.clock(), market, List.of(new PaperBroker(plan.exchange())),
                plan.remote().stream().toList(), all, plan.carry(), plan.conditions()));
        alarms.recovered();
        if (opened.isEmpty()) {
            desk.submit(new Command.OpenDesk(plan.identity(), MAIN, plan.feed().source()), Cause.DESK);
        }
        for (Account wanted : plan.accounts()) {
            if (views.accounts().find(wanted.id()).isEmpty()) {
                desk.submit(new Command.OpenAccount(wanted), Cause.DESK);
            }
        }
        for (Account account : views.accounts().list()) {
            if (account.buyingPowerChecked() != plan.risk().buyingPowerChecked()) {
                desk.submit(new Command.SetBuyingPowerCheck(account.id(), plan.risk().buyingPowerChecked()), Cause.DESK);
            }
        }
        LimitSetup.apply(desk, plan.risk(), plan.accounts().getFirst().id(), opened.isEmpty());
        return new Open(desk, views, market, journal, journal);
    }

    /** The account that the folder's first key opens: the one that was opened first. */
    AccountId defaultAccount() {
        return journal.entry(2).stream()
                .flatMap(entry -> entry.events().stream())
                .filter(AccountOpened.class::isInstance)
                .map(event -> ((AccountOpened) event).account().id())
                .findFirst()
                .orElse(PAPER);
    }

    private static Desk recovered(DeskSetup setup) {
        try {
            return Desk.open(setup, new Traffic());
        } catch (JournalException damaged) {
            throw unreadable(damaged);
        }
    }

    private static StartException unreadable(JournalException damaged) {
        return new StartException(
                "the journal cannot be used",
                String.valueOf(damaged.getMessage()),
                "look at it with: taffrail audit verify; free disk space or restore a backup where that is the cause",
                1);
    }

    private static Optional<DeskOpened> opening(List<Event> events) {
        return events.stream()
                .filter(DeskOpened.class::isInstance)
                .map(DeskOpened.class::cast)
                .findFirst();
    }

    /** The seed's digits over and over; a version and a variant of a UUID they need not be. */
    private static Identity of(long seed) {
        String digits = HexFormat.of().toHexDigits(seed);
        return new Identity(digits + digits);
    }

    private static Identity drawn() {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        return new Identity(HexFormat.of().formatHex(bits));
    }

    @Override
    public void close() {
        journal.close();
    }
}

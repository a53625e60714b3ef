package io.taffrail.benchmark;

import io.taffrail.exchange.Profile;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.paper.PaperBroker;
import io.taffrail.ports.Clock;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.Journal;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.Receipt;
import io.taffrail.runtime.Desk;
import io.taffrail.runtime.DeskSetup;
import io.taffrail.runtime.Market;
import io.taffrail.runtime.Traffic;
import io.taffrail.views.Views;
import java.util.ArrayList;
import java.util.List;

/** The product, put together as {@code apps/server} does it: a desk with its views, the paper broker, and a journal. */
final class TradingHouse implements AutoCloseable {
    private static final Cause BENCHMARK = new Cause("key", "BENCHMARK");

    final Market market = new Market(Orders.SOURCE, Orders.INSTRUMENTS);
    final Views views;
    final Desk desk;
    private final Journal journal;

    /** Recovers the house from its journal. */
    <J extends Journal & OrderHistory> TradingHouse(J journal, Clock clock, List<EntryListener> listeners) {
        this.journal = journal;
        views = new Views(journal, market);
        var all = new ArrayList<EntryListener>(List.of(views));
        all.addAll(listeners);
        desk = Desk.open(
                new DeskSetup("benchmark", journal, journal, clock, market, List.of(new PaperBroker(Profile.ideal())), all),
                new Traffic());
    }

    /** Opens the desk and accounts of a house whose journal is empty, and lets every symbol have a price. */
    TradingHouse opened(int accounts, boolean buyingPowerChecked) {
        submit(Orders.openDesk());
        for (int i = 0; i < accounts; i++) {
            submit(Orders.openAccount(Orders.account(i), buyingPowerChecked));
        }
        for (Symbol symbol : Orders.SYMBOLS) {
            desk.onMarket(Orders.quote(symbol, Orders.START));
        }
        return this;
    }

    Receipt submit(Command command) {
        Receipt receipt = desk.submit(command, BENCHMARK);
        receipt.denial().ifPresent(denial -> {
            throw new IllegalStateException("the command was denied: " + denial.what());
        });
        return receipt;
    }

    AccountId account() {
        return Orders.account(0);
    }

    @Override
    public void close() {
        desk.close();
        journal.close();
    }
}

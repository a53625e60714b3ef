package io.taffrail.runtime;

import io.taffrail.ports.Clock;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.ImmediateBroker;
import io.taffrail.ports.Journal;
import io.taffrail.ports.OrderHistory;
import io.taffrail.ports.Threads;
import java.util.List;
import java.util.Optional;

/**
 * What a desk is made of.
 *
 * @param name for threads and logs
 * @param history finds orders that have left the book
 * @param brokers by name, those in the house that accounts are held at
 * @param remote the accounts that are held behind a wire
 * @param carry what it costs and brings to hold something over a day, where that is reckoned
 * @param conditions the hours, halts and sectors that its limits go by
 * @param threads what its writer and its links run on
 * @param listeners told of every entry in this order, before replies are released
 */
public record DeskSetup(
        String name,
        Journal journal,
        OrderHistory history,
        Clock clock,
        Market market,
        List<ImmediateBroker> brokers,
        List<RemoteAccount> remote,
        List<EntryListener> listeners,
        Optional<Carry> carry,
        Conditions conditions,
        Threads threads) {

    /** One on the machine's own threads. */
    public DeskSetup(
            String name, Journal journal, OrderHistory history, Clock clock, Market market, List<ImmediateBroker> brokers,
            List<RemoteAccount> remote, List<EntryListener> listeners, Optional<Carry> carry, Conditions conditions) {
        this(name, journal, history, clock, market, brokers, remote, listeners, carry, conditions, new MachineThreads());
    }

    /** One for which holding something costs and brings nothing. */
    public DeskSetup(
            String name, Journal journal, OrderHistory history, Clock clock, Market market,
            List<ImmediateBroker> brokers, List<EntryListener> listeners) {
        this(name, journal, history, clock, market, brokers, List.of(), listeners, Optional.empty(), Conditions.always());
    }

    /** One whose limits go by no hours. */
    public DeskSetup(
            String name, Journal journal, OrderHistory history, Clock clock, Market market, List<ImmediateBroker> brokers,
            List<RemoteAccount> remote, List<EntryListener> listeners, Optional<Carry> carry) {
        this(name, journal, history, clock, market, brokers, remote, listeners, carry, Conditions.always());
    }

    public DeskSetup {
        brokers = List.copyOf(brokers);
        remote = List.copyOf(remote);
        listeners = List.copyOf(listeners);
    }
}

package io.taffrail.runtime;

import io.taffrail.engine.AccountBook;
import io.taffrail.engine.Book;
import io.taffrail.engine.Earlier;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command.AdoptBreaks;
import io.taffrail.model.journal.Command.ApproveSignal;
import io.taffrail.model.journal.Command.CancelAllOrders;
import io.taffrail.model.journal.Command.CancelOrder;
import io.taffrail.model.journal.Command.ChangeWatchlist;
import io.taffrail.model.journal.Command.ClosePosition;
import io.taffrail.model.journal.Command.ConfigureAccount;
import io.taffrail.model.journal.Command.DropHook;
import io.taffrail.model.journal.Command.ExitPosition;
import io.taffrail.model.journal.Command.Flatten;
import io.taffrail.model.journal.Command.Halt;
import io.taffrail.model.journal.Command.Heartbeat;
import io.taffrail.model.journal.Command.KeepHook;
import io.taffrail.model.journal.Command.KeepStrategy;
import io.taffrail.model.journal.Command.LiftLimit;
import io.taffrail.model.journal.Command.Once;
import io.taffrail.model.journal.Command.OpenAccount;
import io.taffrail.model.journal.Command.OpenDesk;
import io.taffrail.model.journal.Command.OpenReverse;
import io.taffrail.model.journal.Command.ProtectPosition;
import io.taffrail.model.journal.Command.RearmRule;
import io.taffrail.model.journal.Command.RefuseDelivery;
import io.taffrail.model.journal.Command.RejectSignal;
import io.taffrail.model.journal.Command.ReplaceOrder;
import io.taffrail.model.journal.Command.ResolveOrder;
import io.taffrail.model.journal.Command.Resume;
import io.taffrail.model.journal.Command.ReversePosition;
import io.taffrail.model.journal.Command.SendSignal;
import io.taffrail.model.journal.Command.SetBuyingPowerCheck;
import io.taffrail.model.journal.Command.SetLimits;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.ports.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers what decisions need beside the book: instruments, prices, and orders that have left the book. */
final class Context implements Earlier {
    /** Marks are written down at most this often. */
    private static final Duration MARKS_EVERY = Duration.ofSeconds(1);

    private final Book book;
    private final Market market;
    private final OrderHistory history;
    private final Map<Symbol, Quote> lastMarks = new HashMap<>();
    private Instant lastMarksAt = Instant.MIN;

    Context(Book book, Market market, OrderHistory history) {
        this.book = book;
        this.market = market;
        this.history = history;
    }

    /** The command with all that its decision needs to know. */
    CommandTaken taken(Command command) {
        Optional<Symbol> traded = command.traded();
        return new CommandTaken(
                command,
                traded.map(symbol -> new Facts(Optional.of(instrument(symbol)), market.quote(symbol), earlier(command)))
                        .orElseGet(() -> new Facts(Optional.empty(), Optional.empty(), earlier(command))));
    }

    /** Quotes of what is held and worked, where the last ones written down are old and others. */
    Optional<MarksObserved> staleMarks(Instant at) {
        if (at.isBefore(lastMarksAt.plus(MARKS_EVERY))) {
            return Optional.empty();
        }
        // A look that finds nothing new counts too: looking costs as much as there are symbols at stake.
        lastMarksAt = at;
        var changed = new ArrayList<Quote>();
        for (AccountBook account : book.accounts()) {
            for (Symbol symbol : account.symbols()) {
                market.quote(symbol)
                        .filter(quote -> !quote.equals(lastMarks.put(symbol, quote)))
                        .ifPresent(changed::add);
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(new MarksObserved(changed));
    }

    @Override
    public Optional<OrderId> order(AccountId account, ClientOrderId clientOrderId) {
        return history.find(account, clientOrderId)
                .filter(order -> order.status() != OrderStatus.DENIED)
                .map(Order::id);
    }

    @Override
    public boolean isBooked(OrderId order, TradeId execution) {
        return history.isBooked(order, execution);
    }

    private Instrument instrument(Symbol symbol) {
        return market.known(symbol).orElseGet(() -> InstrumentDefaults.of(symbol));
    }

    private Optional<OrderId> earlier(Command command) {
        return switch (command) {
            case SubmitOrder submit ->
                submit.intent().clientOrderId().flatMap(id -> earlier(submit.account(), id));
            case ClosePosition close -> close.clientOrderId().flatMap(id -> earlier(close.account(), id));
            case ReplaceOrder replace ->
                replace.changes().clientOrderId().flatMap(id -> earlier(replace.account(), id));
            case Once once -> earlier(once.command());
            case OpenDesk _, OpenAccount _, SetBuyingPowerCheck _, ConfigureAccount _, ChangeWatchlist _, CancelOrder _,
                    CancelAllOrders _, ResolveOrder _, AdoptBreaks _, KeepStrategy _, KeepHook _, DropHook _, SendSignal _,
                    ApproveSignal _, RejectSignal _, RefuseDelivery _, SetLimits _, LiftLimit _, RearmRule _, Halt _, Flatten _, Resume _,
                    Heartbeat _, ProtectPosition _, ExitPosition _, ReversePosition _, OpenReverse _ ->
                Optional.empty();
        };
    }

    private Optional<OrderId> earlier(AccountId account, ClientOrderId id) {
        return book.openOrRecent(account, id).isPresent()
                ? Optional.empty()
                : order(account, id);
    }
}

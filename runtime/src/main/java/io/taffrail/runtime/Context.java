package io.taffrail.runtime;

import io.taffrail.engine.AccountBook;
import io.taffrail.engine.Book;
import io.taffrail.engine.Earlier;
import io.taffrail.engine.SignalBook;
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
import io.taffrail.model.journal.Command.GoOnWithSignal;
import io.taffrail.model.journal.Command.Halt;
import io.taffrail.model.journal.Command.Heartbeat;
import io.taffrail.model.journal.Command.KeepHook;
import io.taffrail.model.journal.Command.KeepStrategy;
import io.taffrail.model.journal.Command.LiftLimit;
import io.taffrail.model.journal.Command.DropRules;
import io.taffrail.model.journal.Command.ImportRules;
import io.taffrail.model.journal.Command.Once;
import io.taffrail.model.journal.Command.OpenAccount;
import io.taffrail.model.journal.Command.OpenDesk;
import io.taffrail.model.journal.Command.OpenReverse;
import io.taffrail.model.journal.Command.ProtectPosition;
import io.taffrail.model.journal.Command.RearmRule;
import io.taffrail.model.journal.Command.Rebalance;
import io.taffrail.model.journal.Command.RebalanceNext;
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
import io.taffrail.model.market.MarketFacts.Peer;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import io.taffrail.ports.OrderHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what decisions need beside the book: instruments, prices, and orders that have left the book. */
final class Context implements Earlier {
    /** Marks are written down at most this often. */
    private static final Duration MARKS_EVERY = Duration.ofSeconds(1);

    private final Book book;
    private final Market market;
    private final OrderHistory history;
    private final Volatilities volatilities;
    private final Correlations correlations;
    private final Volumes volumes;
    private final Conditions conditions;
    private final Map<Symbol, Quote> lastMarks = new HashMap<>();
    private Instant lastMarksAt = Instant.MIN;

    Context(Book book, Market market, OrderHistory history, Conditions conditions) {
        this.book = book;
        this.market = market;
        this.history = history;
        volatilities = new Volatilities(market);
        correlations = new Correlations(market);
        volumes = new Volumes(market);
        this.conditions = conditions;
    }

    /** The command with all that its decision needs to know. */
    CommandTaken taken(Command command, Instant at) {
        Optional<Symbol> traded = command.traded().or(() -> replaced(command));
        Facts facts = traded.map(symbol -> facts(command, instrument(symbol), at))
                .orElseGet(() -> new Facts(Optional.empty(), Optional.empty(), earlier(command)));
        Facts whole = asked(command) instanceof Rebalance rebalance ? facts.with(listed(rebalance)) : facts;
        return new CommandTaken(
                command,
                traded.flatMap(symbol -> sizing(asked(command)).flatMap(rule -> volatilities.of(symbol, rule)))
                        .map(whole::with)
                        .orElse(whole));
    }

    /** Limits judge a replacement as they judge an order, and so need the same market. */
    private Optional<Symbol> replaced(Command command) {
        return asked(command) instanceof ReplaceOrder replace && !book.limits().isEmpty()
                ? book.order(replace.order()).map(Order::symbol)
                : Optional.empty();
    }

    private static Command asked(Command command) {
        return command instanceof Once once ? once.command() : command;
    }

    /** What is known of each symbol that has a weight or may have to be closed; of what nobody knows nothing is said. */
    private List<Facts.Listed> listed(Rebalance rebalance) {
        var symbols = new LinkedHashSet<Symbol>();
        rebalance.wanted().weights().forEach(weight -> symbols.add(weight.symbol()));
        if (rebalance.wanted().closeOthers()) {
            book.account(rebalance.account()).ifPresent(account -> symbols.addAll(account.symbols()));
        }
        return symbols.stream()
                .flatMap(symbol -> market.known(symbol)
                        .or(() -> book.account(rebalance.account())
                                .flatMap(account -> account.position(symbol))
                                .map(Position::instrument))
                        .map(instrument -> new Facts.Listed(instrument, market.quote(symbol)))
                        .stream())
                .toList();
    }

    /** The rule by which a signal is sized, where it needs to know how far the price moves. */
    private Optional<VolatilityTarget> sizing(Command command) {
        Optional<Signal> signal = switch (command) {
            case SendSignal send -> Optional.of(send.signal());
            case ApproveSignal approve -> book.signals().find(approve.account(), approve.signal()).map(SignalBook.Known::signal);
            case GoOnWithSignal next -> book.signals().find(next.account(), next.signal()).map(SignalBook.Known::signal);
            case Command _ -> Optional.empty();
        };
        return signal.flatMap(one -> one.size().or(() -> book.strategies().find(one.strategy()).flatMap(Strategy::size)))
                .flatMap(SizingRule::volatility);
    }

    private Facts facts(Command command, Instrument instrument, Instant at) {
        var facts = new Facts(Optional.of(instrument), market.quote(instrument.symbol()), earlier(command));
        if (book.limits().isEmpty()) {
            return facts;
        }
        // A market that is made here stands by its quote until it tells the next one.
        Optional<Instant> confirmed =
                market.source().kind() == MarketSource.Kind.SYNTHETIC ? Optional.of(at) : Optional.empty();
        return facts.with(conditions.facts(instrument, at, confirmed, peers(command, instrument, at))
                .withAverageVolume(book.limits().has(Rule.MAX_ORDER_ADV) ? volumes.of(instrument, at) : Optional.empty())
                .withDrift(book.limits().has(Rule.PRICE_DRIFT) ? market.drift(instrument.symbol(), at) : Optional.empty()));
    }

    /** The order's symbol first, then all that its account holds and works; gathered where limits on sectors are set. */
    private List<Peer> peers(Command command, Instrument instrument, Instant at) {
        if (!book.limits().has(Rule.SECTOR_EXPOSURE) && !book.limits().has(Rule.CORRELATION)) {
            return List.of();
        }
        var peers = new ArrayList<Peer>();
        peers.add(peer(instrument.symbol(), Optional.empty()));
        account(command).flatMap(book::account).map(AccountBook::symbols).orElse(List.of()).stream()
                .filter(symbol -> !symbol.equals(instrument.symbol()))
                .map(symbol -> peer(symbol, correlation(instrument.symbol(), symbol, at)))
                .forEach(peers::add);
        return peers;
    }

    private Peer peer(Symbol symbol, Optional<Decimal> correlation) {
        return new Peer(symbol, Optional.ofNullable(conditions.sectors().get(symbol)), correlation);
    }

    private Optional<Decimal> correlation(Symbol own, Symbol other, Instant at) {
        return book.limits().has(Rule.CORRELATION) ? correlations.of(own, other, at) : Optional.empty();
    }

    private static Optional<AccountId> account(Command command) {
        if (command instanceof Once once) {
            return Optional.of(once.account());
        }
        if (command instanceof ClosePosition close) {
            return Optional.of(close.account());
        }
        if (command instanceof SendSignal send) {
            return Optional.of(send.account());
        }
        if (command instanceof ReplaceOrder replace) {
            return Optional.of(replace.account());
        }
        return command instanceof SubmitOrder submit ? Optional.of(submit.account()) : Optional.empty();
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
                    ApproveSignal _, RejectSignal _, SetLimits _, LiftLimit _, RearmRule _, Halt _, Flatten _, Resume _,
                    Heartbeat _, ProtectPosition _, ExitPosition _, ReversePosition _, OpenReverse _, ImportRules _,
                    DropRules _, Rebalance _, RebalanceNext _, GoOnWithSignal _, RefuseDelivery _ ->
                Optional.empty();
        };
    }

    private Optional<OrderId> earlier(AccountId account, ClientOrderId id) {
        return book.openOrRecent(account, id).isPresent()
                ? Optional.empty()
                : order(account, id);
    }
}

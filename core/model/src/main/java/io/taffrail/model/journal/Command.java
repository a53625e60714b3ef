package io.taffrail.model.journal;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.HookId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Protection;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.portfolio.TargetWeights;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.signal.Delivery;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person or a program asks of the desk. */
public sealed interface Command {

    /** Opens an empty journal. */
    record OpenDesk(Identity identity, DeskId desk, MarketSource source) implements Command {}

    /** Opens an account with its starting cash. */
    record OpenAccount(Account account) implements Command {}

    /** Asks that an account's orders be, or not be, checked against its buying power from now on. */
    record SetBuyingPowerCheck(AccountId account, boolean checked) implements Command {}

    /** Asks for some of an account's choices to be others. */
    record ConfigureAccount(AccountId account, Configuration.Change change) implements Command {}

    /** Asks for a list of symbols to be kept, changed or deleted. */
    record ChangeWatchlist(AccountId account, Watchlist.Change change) implements Command {}

    /**
     * Asks for an order.
     *
     * @param ruling a denial by the rules of the door through which it came; the order is then kept as denied
     */
    record SubmitOrder(AccountId account, OrderIntent intent, Optional<Denial> ruling) implements Command {}

    /** Asks for what is left of an order to be taken off. */
    record CancelOrder(AccountId account, OrderId order) implements Command {}

    /** Asks for an order to be changed: another takes its place. */
    record ReplaceOrder(AccountId account, OrderId order, Replacement changes) implements Command {}

    /** Asks for all open orders of an account to be taken off. */
    record CancelAllOrders(AccountId account) implements Command {}

    /**
     * Says what has become of an order in doubt, by somebody who has looked: that it never came to the broker, or is over
     * there. What has traded is never said, only read.
     *
     * @param reason how it is known
     */
    record ResolveOrder(AccountId account, OrderId order, String reason) implements Command {}

    /**
     * Accepts what the broker says where books and broker differ: the books become what it says.
     *
     * @param reason how the difference came about
     */
    record AdoptBreaks(AccountId account, String reason) implements Command {}

    /** Asks for a position, or a part of it, to be closed at the market. */
    record ClosePosition(AccountId account, Symbol symbol, Portion portion, Optional<ClientOrderId> clientOrderId)
            implements Command {}

    /** Asks for trading to be halted in a scope; it never loosens a halt that stands. */
    record Halt(HaltScope scope, HaltLevel level, String reason) implements Command {}

    /** Asks for entries to be halted, all orders to be taken off, and all positions to be closed. */
    record Flatten(HaltScope scope, String reason) implements Command {}

    /** Asks for the halts of a scope, and of all that is in it, to be lifted. */
    record Resume(HaltScope scope, String reason) implements Command {}

    /**
     * Says that a strategy lives.
     *
     * @param within how long it may be silent from now on; empty where nobody need wait for it any more
     */
    record Heartbeat(StrategyId strategy, Optional<Duration> within) implements Command {
        public Heartbeat {
            within.filter(time -> !time.isPositive()).ifPresent(time -> {
                throw new IllegalArgumentException("a heartbeat is due within some time, not " + time);
            });
        }
    }

    /** Asks for a position to be protected, or to be protected differently; what is not named stays as it is. */
    record ProtectPosition(AccountId account, Symbol symbol, Protection protection) implements Command {}

    /** Asks for a position, or a part of it, to be closed at the market while its exits go on protecting it. */
    record ExitPosition(AccountId account, Symbol symbol, Portion portion) implements Command {}

    /**
     * Asks for a position to be closed, and once it is, for the other side to be opened.
     *
     * @param quantity how much of the other side; empty for as much as is held
     */
    record ReversePosition(AccountId account, Symbol symbol, Optional<Quantity> quantity) implements Command {}

    /** What the desk asks itself once a position is closed that is to be turned round. */
    record OpenReverse(AccountId account, Symbol symbol) implements Command {}

    /**
     * A command that is acted on once, however often it comes: the same key with the same fingerprint is a repetition, with
     * another it is refused.
     *
     * @param fingerprint what the caller asked, in short; equal for equal requests
     * @param told what the door tells the caller should its own ruling on the command stand, so that it can tell it again
     */
    record Once(AccountId account, RequestKey key, String fingerprint, Command command, Optional<String> told)
            implements Command {
        public Once {
            if (command instanceof Once) {
                throw new IllegalArgumentException("a request has one key");
            }
        }
    }

    /** Asks for a strategy to be known, or to be known differently. */
    record KeepStrategy(Strategy strategy) implements Command {}

    /** Asks for a hook to be there, or to be different. */
    record KeepHook(Hook hook) implements Command {}

    /** Asks for a hook to be no more. */
    record DropHook(HookId hook) implements Command {}

    /**
     * Hands over a signal, to be sized, judged and traded.
     *
     * @param same for how long a signal of the same id is the same one; empty for ever. For signals that are named by what
     *     they say, because their sender gives them no name
     * @param ruling a denial by the door through which it came; the signal is then kept as refused
     */
    record SendSignal(
            AccountId account, Signal signal, Delivery delivery, Optional<Duration> same, Optional<Denial> ruling)
            implements Command {}

    /**
     * Tells of something that came by a hook and could not be read as a signal, so that it is kept and shown.
     *
     * @param code what a program tells such refusals apart by
     * @param body what was delivered, in short and with its secrets masked
     */
    record RefuseDelivery(HookId hook, String code, String what, String body) implements Command {}

    /** Approves a signal that waits for it: it trades at what the market is now. */
    record ApproveSignal(AccountId account, SignalId signal, Symbol symbol, String reason) implements Command {}

    /** Rejects a signal that waits for its approval. */
    record RejectSignal(AccountId account, SignalId signal, String reason) implements Command {}

    /**
     * Asks for limits to be set, all of them or none. What lets less pass is taken at once; what lets more pass needs a reason.
     *
     * @param by who asks: {@code default}, a file, or a key
     */
    record SetLimits(List<LimitChange> changes, Optional<String> reason, String by) implements Command {
        public SetLimits {
            changes = List.copyOf(changes);
        }
    }

    /** Asks for a limit to hold no longer. */
    record LiftLimit(Rule rule, Scope scope, String reason, String by) implements Command {}

    /** Lets a strategy go on that a limit has stopped. */
    record RearmRule(Rule rule, Scope scope, String reason, String by) implements Command {}

    /** Asks for a rule pack to apply from now on, in the place of an older one of its name. */
    record ImportRules(RulePack pack) implements Command {}

    /**
     * Asks for a rule pack to apply no longer.
     *
     * @param reason why; rules are never dropped without one
     */
    record DropRules(String name, String reason) implements Command {}

    /**
     * Asks for a portfolio to be brought to its weights.
     *
     * @param strategy whose part of the account it is; empty for the whole account
     * @param preview whether the way is only to be reckoned
     */
    record Rebalance(AccountId account, Optional<StrategyId> strategy, TargetWeights wanted, boolean preview) implements Command {}

    /** The desk's own: the next order of a rebalance that is under way. */
    record RebalanceNext(AccountId account, Symbol symbol) implements Command {}

    /** The desk's own: the orders that a signal has waited for are over. */
    record GoOnWithSignal(AccountId account, SignalId signal, Symbol symbol) implements Command {}

    /** How much of a position. */
    sealed interface Portion {
        record Whole() implements Portion {}

        record Units(Quantity quantity) implements Portion {}

        /** A part of a hundred, above 0 and up to 100; rounded down to the lot. */
        record Percentage(Decimal percent) implements Portion {
            public Percentage {
                if (!percent.isPositive() || percent.compareTo(Decimal.of(100)) > 0) {
                    throw new IllegalArgumentException("a percentage is above 0 and at most 100, not " + percent);
                }
            }
        }
    }

    /** The symbol that the command trades, where it names one. */
    default Optional<Symbol> traded() {
        return switch (this) {
            case SubmitOrder submit -> Optional.of(submit.intent().symbol());
            case ClosePosition close -> Optional.of(close.symbol());
            case SendSignal send -> Optional.of(send.signal().symbol());
            case ApproveSignal approve -> Optional.of(approve.symbol());
            case ProtectPosition protect -> Optional.of(protect.symbol());
            case ExitPosition exit -> Optional.of(exit.symbol());
            case ReversePosition reverse -> Optional.of(reverse.symbol());
            case OpenReverse open -> Optional.of(open.symbol());
            case RebalanceNext next -> Optional.of(next.symbol());
            case GoOnWithSignal next -> Optional.of(next.symbol());
            case Once once -> once.command().traded();
            case OpenDesk _, OpenAccount _, SetBuyingPowerCheck _, ConfigureAccount _, ChangeWatchlist _, CancelOrder _,
                    ReplaceOrder _, CancelAllOrders _, ResolveOrder _, AdoptBreaks _, KeepStrategy _,
                    KeepHook _, DropHook _, RejectSignal _, RefuseDelivery _, SetLimits _, LiftLimit _, RearmRule _,
                    Halt _, Flatten _, Resume _, Heartbeat _, ImportRules _, DropRules _, Rebalance _ ->
                Optional.empty();
        };
    }
}

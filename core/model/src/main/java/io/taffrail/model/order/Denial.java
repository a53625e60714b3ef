package io.taffrail.model.order;

import io.taffrail.model.account.Watchlist;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Why the house refused, with the numbers that failed. A venue's refusal is a {@link Rejection}. */
public sealed interface Denial {

    /** The account has an order of that client order id already. */
    record DuplicateClientOrderId(ClientOrderId clientOrderId, OrderId existing) implements Denial {}

    /** The order would cost, or need as margin, more than the account can put up. */
    record InsufficientBuyingPower(Money needed, Money available) implements Denial {}

    /** A cash account sells only what it has and has not promised to another order. */
    record InsufficientQuantity(Symbol symbol, Quantity requested, Quantity available, Quantity held)
            implements Denial {}

    /** The quantity is no whole number of lots. */
    record QuantityOffLot(Quantity quantity, Decimal lot) implements Denial {}

    /** The amount does not pay for one lot. */
    record NotionalBelowLot(Money notional, Decimal lot) implements Denial {}

    /** The instrument settles in a currency that the account is not kept in. */
    record CurrencyNotHeld(Currency settlement, Currency account) implements Denial {}

    /** The account would then stand for more money, or more lots, than the ledger reckons with. */
    record OrderTooLarge(Money limit) implements Denial {}

    /** There is nothing to close. */
    record NoPosition(AccountId account, Symbol symbol) implements Denial {}

    /** The desk has no account of that name. */
    record UnknownAccount(AccountId account) implements Denial {}

    /** The account has no order of that id that still moves. */
    record UnknownOrder(OrderId order) implements Denial {}

    /** The order of that id is over. */
    record OrderNotOpen(OrderId order, OrderStatus status) implements Denial {}

    /** The order's replacement is asked for and not answered. */
    record ReplacePending(OrderId order) implements Denial {}

    /** The order is not at the venue, or not any more, so that nothing can take its place. */
    record OrderNotReplaceable(OrderId order, OrderStatus status) implements Denial {}

    /** The new total is not above what has traded already. */
    record QuantityNotAboveFilled(OrderId order, Quantity requested, Quantity filled) implements Denial {}

    /** A reduce-only order would open a position, or make it larger. */
    record ReduceOnlyOpens(Symbol symbol, Quantity requested, Quantity closable) implements Denial {}

    /** A group's exits would trade at once: the profit is not on the far side of the stop. */
    record ExitsCrossed(Price takeProfit, Price stopLoss) implements Denial {}

    /** The time until which the order is to work is over. */
    record ExpireTimePassed(Instant expireTime) implements Denial {}

    /** The account's owner wants no new orders. */
    record TradingSuspended(AccountId account) implements Denial {}

    /** The account's owner wants nothing sold that is not held. */
    record ShortingForbidden(AccountId account, Symbol symbol) implements Denial {}

    /** The account has not enough of its own to sell what it does not hold. */
    record EquityBelowMinimum(Money equity, Money least) implements Denial {}

    /** The account's owner wants whole shares only. */
    record FractionsForbidden(AccountId account, Symbol symbol) implements Denial {}

    /** The lists of symbols were not changed. */
    record WatchlistRefused(Watchlist.Problem problem, String subject) implements Denial {}
    /** The link to the account's broker is down, or books and broker do not agree yet. */
    record AccountNotReady(AccountId account, Gate gate, String because) implements Denial {}

    /** The account's broker does not do it, and nobody can do it in its place. */
    record NotOffered(AccountId account, String wanted) implements Denial {}

    /** There is evidence of what has become of the order: nobody need say it. */
    record OrderNotInDoubt(OrderId order, OrderStatus status) implements Denial {}

    /**
     * A difference between books and broker that a trade may yet explain: what is accepted now would be booked again with it.
     *
     * @param difference what differs, with the numbers
     * @param cause which orders may explain it
     */
    record TradeUnlisted(AccountId account, String difference, String cause) implements Denial {}
    /** Trading is halted for whoever wants it. */
    record TradingHalted(HaltScope scope, HaltLevel level, String reason) implements Denial {}

    /** The position is being closed already. */
    record CloseUnderway(AccountId account, Symbol symbol) implements Denial {}

    /** Another request of the account has the key already. */
    record RequestKeyTaken(RequestKey key) implements Denial {}

    /** A signal is not acted on. */
    record SignalTurnedAway(SignalProblem problem) implements Denial {}

    /** Nothing could be sized. */
    record Unsized(SizingProblem problem) implements Denial {}

    /**
     * The order goes beyond a limit.
     *
     * @param value what was measured; empty where it could not be
     */
    record LimitExceeded(Rule rule, Scope scope, Optional<Decimal> value, Decimal limit, Optional<String> note)
            implements Denial {

        public static LimitExceeded of(Reading reading) {
            return new LimitExceeded(reading.rule(), reading.scope(), reading.value(), reading.limit(), reading.note());
        }
    }

    /** A limit was not changed. */
    record LimitRefused(LimitProblem problem, Rule rule, Scope scope, Decimal value, Optional<Decimal> other)
            implements Denial {}

    /** A rule pack does not permit it. */
    record NotPermitted(Symbol symbol, Screening screening) implements Denial {}

    /** A portfolio is not brought to its weights. */
    record NotRebalanced(RebalanceProblem problem) implements Denial {}

    /** No rule pack of that name applies. */
    record UnknownRules(String name) implements Denial {}

    /** A named rule of the door through which the order came. */
    record RuleBroken(String rule, String what, String why, String fix) implements Denial {}

    /** A stable name for programs. */
    default String code() {
        return switch (this) {
            case DuplicateClientOrderId _  -> "DUPLICATE_CLIENT_ORDER_ID";
            case InsufficientBuyingPower _ -> "INSUFFICIENT_BUYING_POWER";
            case InsufficientQuantity _    -> "INSUFFICIENT_QUANTITY";
            case QuantityOffLot _          -> "QUANTITY_OFF_LOT";
            case NotionalBelowLot _        -> "NOTIONAL_BELOW_LOT";
            case CurrencyNotHeld _         -> "CURRENCY_NOT_HELD";
            case OrderTooLarge _           -> "ORDER_TOO_LARGE";
            case NoPosition _              -> "NO_POSITION";
            case UnknownAccount _          -> "UNKNOWN_ACCOUNT";
            case UnknownOrder _            -> "UNKNOWN_ORDER";
            case OrderNotOpen _            -> "ORDER_NOT_OPEN";
            case ReplacePending _          -> "REPLACE_PENDING";
            case OrderNotReplaceable _     -> "ORDER_NOT_REPLACEABLE";
            case QuantityNotAboveFilled _  -> "QUANTITY_NOT_ABOVE_FILLED";
            case ReduceOnlyOpens _         -> "REDUCE_ONLY_OPENS";
            case ExitsCrossed _            -> "EXITS_CROSSED";
            case ExpireTimePassed _        -> "EXPIRE_TIME_PASSED";
            case TradingSuspended _        -> "TRADING_SUSPENDED";
            case ShortingForbidden _       -> "SHORTING_FORBIDDEN";
            case EquityBelowMinimum _      -> "EQUITY_BELOW_MINIMUM";
            case FractionsForbidden _      -> "FRACTIONS_FORBIDDEN";
            case WatchlistRefused(var problem, _) -> "WATCHLIST_" + problem;
            case AccountNotReady _         -> "ACCOUNT_NOT_READY";
            case NotOffered _              -> "NOT_OFFERED";
            case OrderNotInDoubt _         -> "ORDER_NOT_IN_DOUBT";
            case TradeUnlisted _           -> "TRADE_UNLISTED";
            case TradingHalted _           -> "TRADING_HALTED";
            case CloseUnderway _           -> "CLOSE_UNDERWAY";
            case RequestKeyTaken _         -> "REQUEST_KEY_TAKEN";
            case SignalTurnedAway(var problem) -> problem.code();
            case Unsized(var problem)      -> problem.code();
            case LimitExceeded(var rule, _, _, _, _) -> rule.name();
            case LimitRefused(var problem, _, _, _, _) -> problem.name();
            case NotPermitted(_, var screening) -> "NOT_PERMITTED_" + screening.verdict();
            case UnknownRules _            -> "UNKNOWN_RULES";
            case NotRebalanced(var problem) -> problem.code();
            case RuleBroken(var rule, _, _, _) -> rule;
        };
    }

    /** What happened, with the numbers. */
    default String what() {
        return switch (this) {
            case DuplicateClientOrderId(var id, var existing) ->
                "client order id " + id + " already names order " + existing;
            case InsufficientBuyingPower(var needed, var available) ->
                "the order needs " + needed + "; buying power is " + available;
            case InsufficientQuantity(var symbol, var requested, var available, var held) ->
                "the order sells " + requested + " " + symbol + "; " + available + " are available and " + held
                        + " are held for other orders";
            case QuantityOffLot(var quantity, var lot) ->
                "quantity " + quantity + " is not a multiple of the lot " + lot;
            case NotionalBelowLot(var notional, var lot) ->
                notional + " does not pay for one lot of " + lot;
            case CurrencyNotHeld(var settlement, var account) ->
                "the instrument settles in " + settlement + "; the account is kept in " + account;
            case OrderTooLarge(var limit) ->
                "with this order the account would stand for more than " + limit
                        + ", or for more lots than can be counted";
            case NoPosition(var account, var symbol) -> "account " + account + " has no position in " + symbol;
            case UnknownAccount(var account) -> "there is no account " + account;
            case UnknownOrder(var order) -> "there is no open order " + order;
            case OrderNotOpen(var order, var status) -> "order " + order + " is " + status + ", not open";
            case ReplacePending(var order) -> "order " + order + " is being replaced";
            case OrderNotReplaceable(var order, var status) -> "order " + order + " is " + status;
            case QuantityNotAboveFilled(var order, var requested, var filled) ->
                "order " + order + " has traded " + filled + " and is to be for " + requested + " in all";
            case ReduceOnlyOpens(var symbol, var requested, var closable) ->
                "the order is to close " + requested + " " + symbol + "; " + closable + " can be closed";
            case ExitsCrossed(var profit, var stop) ->
                "the take profit at " + profit + " and the stop loss at " + stop + " are on the wrong sides of each other";
            case ExpireTimePassed(var time) -> "the order is to work until " + time + ", which is over";
            case TradingSuspended(var account) -> "new orders of account " + account + " are suspended";
            case ShortingForbidden(var account, var symbol) ->
                "account " + account + " sells no " + symbol + " that it does not hold";
            case EquityBelowMinimum(var equity, var least) ->
                "the account is worth " + equity + "; selling short takes " + least;
            case FractionsForbidden(var account, var symbol) ->
                "account " + account + " opens no positions in fractions of " + symbol;
            case WatchlistRefused(var problem, var subject) -> problem.what(subject);
            case AccountNotReady(var account, var gate, var because) ->
                "account " + account + " is " + gate + ": " + because;
            case NotOffered(var account, var wanted) -> "the broker of account " + account + " offers no " + wanted;
            case OrderNotInDoubt(var order, var status) -> "order " + order + " is " + status + ", not in doubt";
            case TradeUnlisted(var account, var difference, _) -> "account " + account + ": " + difference;
            case TradingHalted(var scope, var level, var reason) ->
                "trading is halted for " + scope.words() + " (" + level.name().toLowerCase(Locale.ROOT) + "): " + reason;
            case CloseUnderway(var account, var symbol) ->
                "account " + account + " is closing its position in " + symbol + " already";
            case RequestKeyTaken(var key)  -> "the key " + key + " belongs to another request";
            case SignalTurnedAway(var problem) -> problem.what();
            case Unsized(var problem)      -> problem.what();
            case LimitExceeded(var rule, var scope, var value, var limit, var note) ->
                rule.word() + ": " + new Reading(rule, scope, value, limit, false, note).text();
            case LimitRefused(var problem, var rule, var scope, var value, var other) ->
                problem.what(rule, scope, value, other);
            case NotPermitted(var symbol, var screening) ->
                screening.pack() + " " + screening.version() + " says " + screening.verdict() + " of " + symbol + ": "
                        + screening.words();
            case NotRebalanced(var problem) -> problem.what();
            case UnknownRules(var name)    -> "no rule pack " + name + " applies";
            case RuleBroken(_, var what, _, _) -> what;
        };
    }

    /** Which rule it broke. */
    default String why() {
        return switch (this) {
            case DuplicateClientOrderId _  -> "a client order id names one order of its account for ever";
            case InsufficientBuyingPower _ -> "an order reserves its whole value while it works";
            case InsufficientQuantity _    -> "the account sells only what it holds and has not promised";
            case QuantityOffLot _          -> "quantities move in whole lots";
            case NotionalBelowLot _        -> "the smallest trade is one lot";
            case CurrencyNotHeld _         -> "each account is kept in one currency";
            case OrderTooLarge _           -> "the ledger keeps 18 exact digits, 8 of them behind the point";
            case NoPosition _              -> "only what is held can be closed";
            case UnknownAccount _          -> "orders name an account of the desk";
            case UnknownOrder _            -> "only an open order of the account can be canceled";
            case OrderNotOpen _            -> "only an open order can be canceled";
            case ReplacePending _          -> "an order is changed by one request at a time";
            case OrderNotReplaceable _     -> "only an order that works at the venue can be replaced";
            case QuantityNotAboveFilled _  -> "a new quantity is the total, with what has traded already";
            case ReduceOnlyOpens _         -> "a reduce-only order never makes a position larger";
            case ExitsCrossed _            -> "a group takes its profit on one side of the market and its loss on the other";
            case ExpireTimePassed _        -> "an order good till a time works until then";
            case TradingSuspended _, ShortingForbidden _, FractionsForbidden _ ->
                "the owner of the account has configured it so";
            case EquityBelowMinimum _      -> "an account with less borrows nothing, neither money nor shares";
            case WatchlistRefused(var problem, _) -> problem.why();
            case AccountNotReady _         -> "new risk is taken only while the broker tells everything and agrees with the books";
            case NotOffered _              -> "each broker takes the orders that it knows";
            case OrderNotInDoubt _         -> "what the broker has answered is not for a person to say";
            case TradeUnlisted(_, _, var cause) -> "it may come of " + cause;
            case TradingHalted(_, var level, _) when level == HaltLevel.ENTRIES ->
                "while entries are halted only what reduces a position leaves";
            case TradingHalted _           -> "while everything is halted nothing leaves but cancels";
            case CloseUnderway _           -> "two closing orders would together close more than there is";
            case RequestKeyTaken _         -> "a key stands for one request, and for the answer that it got";
            case SignalTurnedAway(var problem) -> problem.why();
            case Unsized(var problem)      -> problem.why();
            case LimitExceeded(var rule, _, _, _, _) -> rule.why();
            case LimitRefused(var problem, _, _, _, _) -> problem.why();
            case NotPermitted _            -> "a rule pack that the desk was given says what may be bought; what closes always may";
            case NotRebalanced(var problem) -> problem.why();
            case UnknownRules _            -> "only a rule pack that applies can be shown or dropped";
            case RuleBroken(_, _, var why, _) -> why;
        };
    }

    /** What to do about it. */
    default String fix() {
        return switch (this) {
            case DuplicateClientOrderId _  -> "send a new client order id, or look the existing order up";
            case InsufficientBuyingPower _ -> "order less, or cancel working orders to free what they reserve";
            case InsufficientQuantity _    -> "sell at most what is available, or cancel the orders that hold it";
            case QuantityOffLot(_, var lot) -> "round the quantity down to a multiple of " + lot;
            case NotionalBelowLot _        -> "order for a larger amount";
            case CurrencyNotHeld _         -> "trade instruments that settle in the account's currency";
            case OrderTooLarge _           -> "order less";
            case NoPosition _              -> "list what is held: taffrail position list";
            case UnknownAccount _          -> "list the accounts: taffrail account list";
            case UnknownOrder _            -> "list the open orders: taffrail order list";
            case OrderNotOpen _            -> "nothing needs to be done";
            case ReplacePending _          -> "wait for the answer, then ask again";
            case OrderNotReplaceable _     -> "look the order up: taffrail order list";
            case QuantityNotAboveFilled _  -> "ask for more than has traded, or cancel what is left of the order";
            case ReduceOnlyOpens _         -> "order at most what can be closed";
            case ExitsCrossed _            -> "for a long position put the take profit above the stop loss, for a short one below";
            case ExpireTimePassed _        -> "name a later time";
            case TradingSuspended _        -> "resume with PATCH /v2/account/configurations {\"suspend_trade\":false}";
            case ShortingForbidden _       -> "sell at most what is held, or configure no_shorting false";
            case EquityBelowMinimum _      -> "sell at most what is held";
            case FractionsForbidden _      -> "order whole shares, or configure fractional_trading true";
            case WatchlistRefused(var problem, _) -> problem.fix();
            case AccountNotReady(_, var gate, _) when gate == Gate.SHUT ->
                "wait until the link is up again, and look at: taffrail reconcile";
            case AccountNotReady _         -> "look at the differences, then accept them with a reason: taffrail reconcile";
            case NotOffered _              -> "leave it out, or send the order to another account";
            case OrderNotInDoubt _         -> "look the order up: taffrail order list";
            case TradeUnlisted _           -> "wait until the broker has listed it, or resolve the order: taffrail reconcile";
            case TradingHalted _           -> "look why, then lift it: taffrail resume --reason TEXT";
            case CloseUnderway _           -> "wait until it is closed: taffrail position list";
            case RequestKeyTaken _         -> "send the new request with a new key";
            case SignalTurnedAway(var problem) -> problem.fix();
            case Unsized(var problem)      -> problem.fix();
            case LimitExceeded(var rule, _, _, _, _) -> rule.fix();
            case LimitRefused(var problem, _, _, _, _) -> problem.fix();
            case NotPermitted _            -> "trade something else, or import newer rules: taffrail rules import FILE";
            case NotRebalanced(var problem) -> problem.fix();
            case UnknownRules _            -> "list them: taffrail rules list";
            case RuleBroken(_, _, _, var fix) -> fix;
        };
    }

    /** Where it is described. */
    default String anchor() {
        return "docs/refusals.md#" + code().toLowerCase(Locale.ROOT);
    }
}

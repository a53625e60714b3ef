package io.taffrail.model.portfolio;

import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;

/** Why a portfolio is not rebalanced, with the numbers that failed: all of it is, or nothing. */
public sealed interface RebalanceProblem {

    record NoWeights() implements RebalanceProblem {}

    record WeightTwice(Symbol symbol) implements RebalanceProblem {}

    record TooMuch(Decimal percent, Decimal most) implements RebalanceProblem {}

    record ShortWeight(Symbol symbol, Decimal percent) implements RebalanceProblem {}

    record UnknownInstrument(Symbol symbol) implements RebalanceProblem {}

    record WithoutPrice(Symbol symbol) implements RebalanceProblem {}

    record OtherMoney(Symbol symbol, Currency instrument, Currency account) implements RebalanceProblem {}

    record NoEquity(Money equity) implements RebalanceProblem {}

    record OrdersWorking(Symbol symbol) implements RebalanceProblem {}

    record UnknownOwner(StrategyId strategy) implements RebalanceProblem {}

    record UnderWay(String since) implements RebalanceProblem {}

    /** A stable name for programs. */
    default String code() {
        return switch (this) {
            case NoWeights _         -> "REBALANCE_NO_WEIGHTS";
            case WeightTwice _       -> "REBALANCE_WEIGHT_TWICE";
            case TooMuch _           -> "REBALANCE_TOO_MUCH";
            case ShortWeight _       -> "REBALANCE_SHORT_WEIGHT";
            case UnknownInstrument _ -> "REBALANCE_UNKNOWN_SYMBOL";
            case WithoutPrice _      -> "REBALANCE_NO_PRICE";
            case OtherMoney _        -> "REBALANCE_OTHER_CURRENCY";
            case NoEquity _          -> "REBALANCE_NO_EQUITY";
            case OrdersWorking _     -> "REBALANCE_ORDERS_WORKING";
            case UnknownOwner _      -> "REBALANCE_UNKNOWN_STRATEGY";
            case UnderWay _          -> "REBALANCE_UNDER_WAY";
        };
    }

    /** What was found, with the numbers. */
    default String what() {
        return switch (this) {
            case NoWeights _ -> "there are no weights";
            case WeightTwice(var symbol) -> symbol + " has two weights";
            case TooMuch(var percent, var most) -> "the weights are " + percent + "% together; they may be " + most + "%";
            case ShortWeight(var symbol, var percent) -> "the weight of " + symbol + " is " + percent + "%";
            case UnknownInstrument(var symbol) -> "nothing is known of " + symbol;
            case WithoutPrice(var symbol) -> "nothing is known of what " + symbol + " costs now";
            case OtherMoney(var symbol, var instrument, var account) ->
                symbol + " settles in " + instrument + "; the account is kept in " + account;
            case NoEquity(var equity) -> "the equity is " + equity;
            case OrdersWorking(var symbol) -> "orders for " + symbol + " work already";
            case UnknownOwner(var strategy) -> "the desk knows no strategy " + strategy;
            case UnderWay(var since) -> "a rebalance has been under way since " + since;
        };
    }

    /** Which rule it broke. */
    default String why() {
        return switch (this) {
            case NoWeights _ -> "a portfolio is given by its weights";
            case WeightTwice _ -> "each symbol has one weight";
            case TooMuch _ -> "more than the equity can be held only with leverage, which is asked for by name";
            case ShortWeight _ -> "what is not held is sold only by those who may";
            case UnknownInstrument _, WithoutPrice _ -> "a target is reckoned from a price above zero";
            case OtherMoney _ -> "each account is kept in one currency";
            case NoEquity _ -> "weights are parts of the equity";
            case OrdersWorking _ -> "nobody knows what is held until they have ended";
            case UnknownOwner _ -> "a strategy is set up before it holds anything";
            case UnderWay _ -> "two ways to two portfolios would trade against each other";
        };
    }

    /** What to do about it. */
    default String fix() {
        return switch (this) {
            case NoWeights _ -> "give weights: taffrail rebalance --weight AAPL=20%";
            case WeightTwice _ -> "give each symbol once";
            case TooMuch _ -> "make the weights smaller, or allow more: --most PERCENT";
            case ShortWeight _ -> "make the weight 0 or more, or allow the strategy to sell short: taffrail strategy set --shorts";
            case UnknownInstrument _ -> "correct the symbol";
            case WithoutPrice _ -> "wait for a quote, or leave the symbol out";
            case OtherMoney _ -> "leave the symbol out";
            case NoEquity _ -> "bring in cash";
            case OrdersWorking _ -> "wait until they have ended, or cancel them: taffrail order list";
            case UnknownOwner(var strategy) -> "set it up: taffrail strategy set " + strategy;
            case UnderWay _ -> "wait until it is done: taffrail order list";
        };
    }
}

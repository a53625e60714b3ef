package io.taffrail.model.signal;

import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;

/** Why nothing was sized, with the numbers that failed: a size is never a guess. */
public sealed interface SizingProblem {

    record NoPrice(Symbol symbol) implements SizingProblem {}

    record PriceNotPositive(Price price) implements SizingProblem {}

    record StopMissing(String rule) implements SizingProblem {}

    record StopAtEntry(Price entry) implements SizingProblem {}

    record StopOnWrongSide(Side side, Price entry, Price stop) implements SizingProblem {}

    record TargetOnWrongSide(Side side, Price entry, Price target) implements SizingProblem {}

    record VolatilityMissing(Symbol symbol, String rule) implements SizingProblem {}

    record VolatilityZero(Symbol symbol) implements SizingProblem {}

    record SampleTooSmall(long trades, long least) implements SizingProblem {}

    record SampleOneSided(long wins, long losses) implements SizingProblem {}

    /** @param stake Kelly's part of the equity, zero or less */
    record NoEdge(Decimal stake) implements SizingProblem {}

    record EquityNotPositive(Money equity) implements SizingProblem {}

    record ConfidenceMissing(String rule) implements SizingProblem {}

    record ConfidenceOutOfRange(Decimal confidence) implements SizingProblem {}

    /** @param bound what made it so little: a cap, or the rule itself */
    record BelowOneLot(Decimal wanted, Decimal lot, String bound) implements SizingProblem {}

    record NothingLeft(String cap, String left) implements SizingProblem {}

    record NothingHeld(Symbol symbol) implements SizingProblem {}

    record AtTarget(Symbol symbol, Decimal target, Decimal held) implements SizingProblem {}

    record OtherCurrency(Currency rule, Currency instrument) implements SizingProblem {}

    record TooLarge(String units) implements SizingProblem {}

    record UnknownSizer(String name) implements SizingProblem {}

    /** Neither the signal nor its strategy says how much. */
    record NoRule(StrategyId strategy) implements SizingProblem {}

    record SizerFailed(String name, String words) implements SizingProblem {}

    /** A stable name for programs. */
    default String code() {
        return switch (this) {
            case NoPrice _              -> "UNSIZED_NO_PRICE";
            case PriceNotPositive _     -> "UNSIZED_PRICE_NOT_POSITIVE";
            case StopMissing _          -> "UNSIZED_STOP_MISSING";
            case StopAtEntry _          -> "UNSIZED_STOP_AT_ENTRY";
            case StopOnWrongSide _      -> "UNSIZED_STOP_ON_WRONG_SIDE";
            case TargetOnWrongSide _    -> "UNSIZED_TARGET_ON_WRONG_SIDE";
            case VolatilityMissing _    -> "UNSIZED_VOLATILITY_MISSING";
            case VolatilityZero _       -> "UNSIZED_VOLATILITY_ZERO";
            case SampleTooSmall _       -> "UNSIZED_SAMPLE_TOO_SMALL";
            case SampleOneSided _       -> "UNSIZED_SAMPLE_ONE_SIDED";
            case NoEdge _               -> "UNSIZED_NO_EDGE";
            case EquityNotPositive _    -> "UNSIZED_EQUITY_NOT_POSITIVE";
            case ConfidenceMissing _    -> "UNSIZED_CONFIDENCE_MISSING";
            case ConfidenceOutOfRange _ -> "UNSIZED_CONFIDENCE_OUT_OF_RANGE";
            case BelowOneLot _          -> "UNSIZED_BELOW_ONE_LOT";
            case NothingLeft _          -> "UNSIZED_NOTHING_LEFT";
            case NothingHeld _          -> "UNSIZED_NOTHING_HELD";
            case AtTarget _             -> "UNSIZED_AT_TARGET";
            case OtherCurrency _        -> "UNSIZED_OTHER_CURRENCY";
            case TooLarge _             -> "UNSIZED_TOO_LARGE";
            case NoRule _               -> "UNSIZED_NO_RULE";
            case UnknownSizer _         -> "UNSIZED_UNKNOWN_SIZER";
            case SizerFailed _          -> "UNSIZED_SIZER_FAILED";
        };
    }

    /** What was found, with the numbers. */
    default String what() {
        return switch (this) {
            case NoPrice(var symbol)       -> "nothing is known of what " + symbol + " costs now";
            case PriceNotPositive(var price) -> "the price is " + price;
            case StopMissing(var rule)     -> "the rule " + rule + " was given no stop";
            case StopAtEntry(var entry)    -> "entry and stop are both " + entry;
            case StopOnWrongSide(var side, var entry, var stop) ->
                "a " + name(side) + " at " + entry + " has its stop at " + stop;
            case TargetOnWrongSide(var side, var entry, var target) ->
                "a " + name(side) + " at " + entry + " has its target at " + target;
            case VolatilityMissing(var symbol, var rule) ->
                "the past of " + symbol + " is too short for " + rule;
            case VolatilityZero(var symbol) -> "the average true range of " + symbol + " is 0";
            case SampleTooSmall(var trades, var least) -> "there are " + trades + " trades of " + least;
            case SampleOneSided(var wins, var losses) -> "there are " + wins + " wins and " + losses + " losses";
            case NoEdge(var stake)         -> "Kelly's stake is " + stake + " of the equity";
            case EquityNotPositive(var equity) -> "the equity is " + equity;
            case ConfidenceMissing(var rule) -> "the rule " + rule + " was given no confidence";
            case ConfidenceOutOfRange(var confidence) -> "the confidence is " + confidence;
            case BelowOneLot(var wanted, var lot, var bound) ->
                wanted + " units are less than one lot of " + lot + " (" + bound + ")";
            case NothingLeft(var cap, var left) -> cap + " leaves " + left;
            case NothingHeld(var symbol)   -> "no " + symbol + " is held";
            case AtTarget(var symbol, var target, var held) ->
                "the target is " + target + " " + symbol + ", and " + held + " are held";
            case OtherCurrency(var rule, var instrument) ->
                "the rule is in " + rule + ", the instrument in " + instrument;
            case TooLarge(var units)       -> units + " units are wanted";
            case NoRule(var strategy)      -> "neither the signal nor strategy " + strategy + " says how much";
            case UnknownSizer(var name)    -> "there is no sizer " + name;
            case SizerFailed(var name, var words) -> "the sizer " + name + " failed: " + words;
        };
    }

    /** Which rule it broke. */
    default String why() {
        return switch (this) {
            case NoPrice _, PriceNotPositive _ -> "a size is reckoned from a price above zero";
            case StopMissing _, StopAtEntry _ -> "what is at risk is the distance from entry to stop";
            case StopOnWrongSide _         -> "a stop is below the entry of a buy and above that of a sell";
            case TargetOnWrongSide _       -> "a target is above the entry of a buy and below that of a sell";
            case VolatilityMissing _, VolatilityZero _ -> "the size is reckoned from how much the price moves";
            case SampleTooSmall _, SampleOneSided _ ->
                "Kelly's stake needs both wins and losses, and enough of them";
            case NoEdge _                  -> "a strategy that loses on average has no stake";
            case EquityNotPositive _       -> "only what is there can be put at risk";
            case ConfidenceMissing _       -> "the rule scales by the signal's confidence";
            case ConfidenceOutOfRange _    -> "a confidence is 0 to 1";
            case BelowOneLot _             -> "quantities are rounded down to whole lots";
            case NothingLeft _             -> "the smallest cap wins";
            case NothingHeld _             -> "the rule is a part of what is held";
            case AtTarget _                -> "the position is within one lot of its target";
            case OtherCurrency _           -> "amounts of different currencies are never mixed";
            case TooLarge _                -> "quantities have at most 18 digits";
            case NoRule _                  -> "nothing is sized by accident";
            case UnknownSizer _            -> "a sizer is used by the name under which it was given to the desk";
            case SizerFailed _             -> "a size that failed to be reckoned is no size";
        };
    }

    /** What to do about it. */
    default String fix() {
        return switch (this) {
            case NoPrice _, PriceNotPositive _ -> "send the signal with a price, or wait for a quote";
            case StopMissing _             -> "send a stop, or size by fixed:, notional: or equity:";
            case StopAtEntry _, StopOnWrongSide _ -> "correct the stop";
            case TargetOnWrongSide _       -> "correct the target";
            case VolatilityMissing _       -> "wait for more bars, name a shorter period or bar, or size by another rule";
            case VolatilityZero _          -> "size by another rule, or wait until the market moves";
            case SampleTooSmall _, SampleOneSided _, NoEdge _ ->
                "size by fixed:, equity: or risk: until the record carries Kelly's stake";
            case EquityNotPositive _       -> "close positions or bring in cash";
            case ConfidenceMissing _, ConfidenceOutOfRange _ -> "send a confidence from 0 to 1";
            case BelowOneLot _             -> "raise what bounds it, or trade something with a smaller lot";
            case NothingLeft _             -> "wait until something is closed, or raise the cap";
            case NothingHeld _             -> "list what is held: taffrail position list";
            case AtTarget _                -> "nothing needs to be done";
            case OtherCurrency(_, var instrument) -> "write the rule's amount in " + instrument;
            case TooLarge _                -> "make the rule's budget smaller, or the stop wider";
            case NoRule(var strategy)      -> "say a size in the signal, or set one: taffrail strategy set " + strategy + " --size risk:1%";
            case UnknownSizer _            -> "name a rule that exists, or give the desk this sizer";
            case SizerFailed _             -> "correct the sizer, or name another rule";
        };
    }

    private static String name(Side side) {
        return switch (side) {
            case BUY  -> "buy";
            case SELL -> "sell";
        };
    }
}

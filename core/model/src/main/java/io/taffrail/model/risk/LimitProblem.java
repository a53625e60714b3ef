package io.taffrail.model.risk;

import io.taffrail.model.value.Decimal;
import java.util.Optional;

/** Why a limit was not changed. */
public enum LimitProblem {
    LIMIT_OUT_OF_RANGE("a limit is neither below zero nor so large that it limits nothing"),
    LIMIT_CONTRADICTS("a warning comes before what it warns of"),
    LIMIT_LOOSENED_WITHOUT_REASON("who lets more pass says why, and it is kept"),
    LIMIT_OF_DESK("what all accounts lose together is the desk's"),
    LIMIT_UNTIL_PAST("a limit for a time ends later"),
    LIMIT_NOT_SET("only a limit that is set can be lifted"),
    RULE_NOT_TRIPPED("only a strategy that was stopped is re-armed");

    private final String why;

    LimitProblem(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }

    /** What was found, with the numbers. */
    public String what(Rule rule, Scope scope, Decimal value, Optional<Decimal> other) {
        String asked = rule.word() + " of " + scope;
        return switch (this) {
            case LIMIT_OUT_OF_RANGE -> asked + " cannot be " + value + ": it is 0 to " + rule.unit().most();
            case LIMIT_CONTRADICTS ->
                asked + " would be " + value + ", on the wrong side of " + other.map(Decimal::toString).orElse("the other");
            case LIMIT_LOOSENED_WITHOUT_REASON ->
                asked + " is to go from " + other.map(Decimal::toString).orElse("none") + " to "
                        + (value.isNegative() ? "none" : value.toString()) + ", and no reason is given";
            case LIMIT_OF_DESK    -> asked + " can be set for nobody but the desk";
            case LIMIT_UNTIL_PAST -> asked + " is to end at a time that is over";
            case LIMIT_NOT_SET    -> "no " + asked + " is set";
            case RULE_NOT_TRIPPED -> asked + " has stopped nobody";
        };
    }

    /** What to do about it. */
    public String fix() {
        return switch (this) {
            case LIMIT_OUT_OF_RANGE            -> "name a value within the range";
            case LIMIT_CONTRADICTS             -> "change both in one request, or the other one first";
            case LIMIT_LOOSENED_WITHOUT_REASON -> "send a reason; tightening needs none";
            case LIMIT_OF_DESK                 -> "leave the scope out, or set the rule of the same name without desk_";
            case LIMIT_UNTIL_PAST              -> "name a later time";
            case LIMIT_NOT_SET, RULE_NOT_TRIPPED -> "list what is set: taffrail risk show";
        };
    }
}

package io.taffrail.sqlite;

import io.taffrail.model.journal.PlanEvent;

/** What the house does with positions, for people who read the audit log. */
final class PlanSentence {
    private PlanSentence() {}

    static String of(PlanEvent event) {
        return "position " + event.account() + " " + event.symbol() + " " + words(event);
    }

    private static String words(PlanEvent event) {
        return switch (event) {
            case PlanEvent.CloseBegun begun ->
                "is being closed" + begun.quantity().map(quantity -> ", " + quantity + " of it").orElse("") + ": " + begun.why();
            case PlanEvent.CloseOrdered(_, _, var order, _) -> "is closed by order " + order;
            case PlanEvent.CloseStuck(_, _, var left, var why, _) -> "ALARM: " + left + " cannot be closed now: " + why;
            case PlanEvent.CloseEnded(_, _, var closed, var how, _) -> "is closed no further: " + closed + " were closed; " + how;
            case PlanEvent.ReverseDue(_, _, var side, var quantity, _) -> "is to be turned round: " + side + " " + quantity;
            case PlanEvent.ReverseOrdered(_, _, var order, _) -> "is turned round by order " + order;
            case PlanEvent.PositionProtected(_, _, var group, _) -> "is followed by the exits of order " + group;
            case PlanEvent.ExitTimed(_, _, var due, _) -> "is closed at " + due;
            case PlanEvent.ExitUntimed(_, _, var why, _) -> "is closed at no time any more: " + why;
        };
    }
}

package io.taffrail.engine;

import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.PositionEvent.PositionAdopted;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Break;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the books what the broker says, where nothing explains the difference. */
final class Adoption {
    private Adoption() {}

    /**
     * The facts that settle breaks; those that a trade may yet explain stay as they are.
     *
     * @param before the account's cash before them
     * @param how who or what decided so
     */
    static List<Event> of(AccountBook account, Money before, List<Break> breaks, String how, Instant at) {
        var events = new ArrayList<Event>(2 * breaks.size());
        Money cash = before;
        for (Break found : breaks) {
            if (!found.isAdoptable()) {
                continue;
            }
            switch (found) {
                case Break.PositionDiffers position ->
                    events.add(new PositionAdopted(
                            account.id(), moved(account, position), position.instrument().currency().zero(), at));
                case Break.CashDiffers(var ours, var theirs) -> {
                    cash = cash.plus(theirs.minus(ours));
                    events.add(new BalanceChanged(account.id(), theirs.minus(ours), cash, "difference " + how, at));
                }
                // What these mean for money and positions is told by breaks of their own.
                case Break.OrderRevived _, Break.ExecutionTooLate _, Break.TradeUnlisted _ -> {}
            }
            events.add(new BreakSettled(account.id(), found, how, at));
        }
        return events;
    }

    /** What has been traded since the difference was found stays traded. */
    private static Position moved(AccountBook account, Break.PositionDiffers found) {
        var instrument = found.instrument();
        Decimal held = account.position(instrument.symbol()).map(Position::quantity).orElse(Decimal.ZERO);
        Decimal then = held.plus(found.theirs().minus(found.ours()));
        return then.isZero()
                ? Position.flat(instrument)
                : new Position(
                        instrument, then, found.avgPx(),
                        instrument.worth(found.avgPx(), new Quantity(then.abs()), RoundingMode.HALF_EVEN));
    }
}

package io.taffrail.model.journal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Money;
import java.time.Instant;

/** A fact about what an account holds of one instrument; it follows from a fill and carries what came of it. */
public sealed interface PositionEvent extends Event {

    AccountId account();

    /** The position after the fill. */
    Position position();

    /** The profit that the fill realised before commission; zero where it closed nothing. */
    Money realised();

    record PositionOpened(AccountId account, Position position, Money realised, Instant at) implements PositionEvent {}

    record PositionChanged(AccountId account, Position position, Money realised, Instant at)
            implements PositionEvent {}

    record PositionClosed(AccountId account, Position position, Money realised, Instant at) implements PositionEvent {}

    /** It is what the broker says that it is, although no fill made it so; nothing was realised. */
    record PositionAdopted(AccountId account, Position position, Money realised, Instant at) implements PositionEvent {}
}

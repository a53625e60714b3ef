package io.taffrail.engine;

import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;

/** How much of a position a portion is. */
final class Portions {
    private static final Decimal HUNDREDTH = Decimal.of("0.01");

    private Portions() {}

    /** In units, rounded down to the lot where it is a part of a hundred. */
    static Quantity of(Position position, Portion portion) {
        Decimal whole = position.quantity().abs();
        return switch (portion) {
            case Portion.Whole _ -> new Quantity(whole);
            case Portion.Units(var quantity) -> quantity;
            case Portion.Percentage(var percent) ->
                position.instrument().rules().roundedDown(whole.times(percent.times(HUNDREDTH), 9, RoundingMode.DOWN));
        };
    }
}

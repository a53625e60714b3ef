package io.taffrail.engine.sizing;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Side;
import io.taffrail.model.signal.TradeRecord;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.Optional;

/**
 * All that a size may be reckoned from. What is empty is not known; a rule that needs it refuses.
 *
 * @param side which way the signal goes; a rule with a target finds its own
 * @param price what the entry is reckoned at: its limit, or the far side of the quote
 * @param stop where the position is given up
 * @param target where its profit is taken
 * @param confidence the signal's, 0 to 1
 * @param equity what the account, or the strategy's envelope, is worth
 * @param buyingPower what can be spent on opening, where the account is checked for it
 * @param held the units held, below zero where they are owed, with what already works
 * @param atr the instrument's average true range
 * @param record what the strategy has won and lost
 * @param costs what fills are taken to cost
 * @param caps the caller's, the strategy's and the account's
 */
public record SizingRequest(
        Side side,
        Instrument instrument,
        Optional<Price> price,
        Optional<Price> stop,
        Optional<Price> target,
        Optional<Decimal> confidence,
        Money equity,
        Optional<Money> buyingPower,
        Decimal held,
        Optional<Decimal> atr,
        TradeRecord record,
        Costs costs,
        List<Cap> caps) {

    public SizingRequest {
        caps = List.copyOf(caps);
    }

    /** How many units an order of that side would close before it opened the other side. */
    Decimal closable(Side way) {
        return switch (way) {
            case BUY  -> held.negated().max(Decimal.ZERO);
            case SELL -> held.max(Decimal.ZERO);
        };
    }
}

package io.taffrail.http.signal;

import io.taffrail.model.value.Decimal;

/** How much an alert asks for, as it was written. */
public record Amount(Kind kind, Decimal value) {

    /** What the number counts. */
    public enum Kind {
        UNITS,
        /** Money of the instrument's currency. */
        NOTIONAL,
        /** Money that is lost at the stop. */
        RISK_AMOUNT,
        /** Percent of the account's equity that is lost at the stop. */
        RISK_PERCENT,
        EQUITY_PERCENT,
        /** Percent of what is held. */
        POSITION_PERCENT,
        /** Units to be held, with a sign. */
        TARGET_UNITS,
        /** Percent of the account's equity to be held, with a sign. */
        TARGET_PERCENT;

        boolean isTarget() {
            return this == TARGET_UNITS || this == TARGET_PERCENT;
        }
    }
}

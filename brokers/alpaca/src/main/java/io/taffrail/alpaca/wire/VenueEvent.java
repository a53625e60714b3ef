package io.taffrail.alpaca.wire;

import java.util.Locale;

/** What Alpaca's trade stream says that happened to an order. */
public enum VenueEvent {
    NEW,
    ACCEPTED,
    FILL,
    PARTIAL_FILL,
    CANCELED,
    EXPIRED,
    DONE_FOR_DAY,
    REPLACED,
    REJECTED,
    HELD,
    PENDING_NEW,
    STOPPED,
    PENDING_CANCEL,
    PENDING_REPLACE,
    CALCULATED,
    SUSPENDED,
    RESTATED,
    /** An execution that was told before never was. */
    TRADE_BUST,
    /** An execution that was told before was another. */
    TRADE_CORRECT,
    ORDER_REPLACE_REJECTED,
    ORDER_CANCEL_REJECTED,
    /** A word that is not in Alpaca's list. */
    UNHEARD_OF;

    static VenueEvent of(String word) {
        for (VenueEvent event : values()) {
            if (event != UNHEARD_OF && event.name().toLowerCase(Locale.ROOT).equals(word)) {
                return event;
            }
        }
        return UNHEARD_OF;
    }

    /** Whether it takes back, or changes, what was told of an execution. */
    public boolean isCorrection() {
        return this == TRADE_BUST || this == TRADE_CORRECT;
    }

    public boolean isTrade() {
        return this == FILL || this == PARTIAL_FILL;
    }
}

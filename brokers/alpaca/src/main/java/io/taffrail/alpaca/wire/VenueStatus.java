package io.taffrail.alpaca.wire;

import java.util.Locale;

/** Where Alpaca says that an order stands. */
public enum VenueStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    DONE_FOR_DAY,
    CANCELED,
    EXPIRED,
    REPLACED,
    PENDING_CANCEL,
    PENDING_REPLACE,
    ACCEPTED,
    PENDING_NEW,
    ACCEPTED_FOR_BIDDING,
    STOPPED,
    REJECTED,
    SUSPENDED,
    CALCULATED,
    HELD,
    /** A word that is not in Alpaca's list: the order is taken to work until something proves otherwise. */
    UNHEARD_OF;

    static VenueStatus of(String word) {
        for (VenueStatus status : values()) {
            if (status != UNHEARD_OF && status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        return UNHEARD_OF;
    }

    /** Whether nothing more is expected of the order. */
    public boolean isOver() {
        return switch (this) {
            case FILLED, CANCELED, EXPIRED, REPLACED, REJECTED -> true;
            case NEW, PARTIALLY_FILLED, DONE_FOR_DAY, PENDING_CANCEL, PENDING_REPLACE, ACCEPTED, PENDING_NEW,
                    ACCEPTED_FOR_BIDDING, STOPPED, SUSPENDED, CALCULATED, HELD, UNHEARD_OF -> false;
        };
    }
}

package io.taffrail.model.order;

/** Which way an order trades. FIX 54. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return switch (this) {
            case BUY  -> SELL;
            case SELL -> BUY;
        };
    }
}

package io.taffrail.model.order;

/**
 * Why a venue refused, in its own words.
 *
 * @param code the venue's code, or a word of ours where it has none
 * @param text the venue's text
 */
public record Rejection(String code, String text) {
    private static final String NOT_SENT = "NOT_SENT";
    private static final String NOT_PLACED = "NOT_PLACED";

    /** The broker could not be told of the order. */
    public static Rejection notSent(String why) {
        return new Rejection(NOT_SENT, why);
    }

    /** It was found that the broker never had the order. */
    public static Rejection notPlaced(String evidence) {
        return new Rejection(NOT_PLACED, evidence);
    }

    /** Whether the order never came to the venue, so that nobody there has said anything against it. */
    public boolean neverArrived() {
        return code.equals(NOT_SENT) || code.equals(NOT_PLACED);
    }
}

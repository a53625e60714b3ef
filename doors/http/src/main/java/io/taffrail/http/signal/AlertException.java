package io.taffrail.http.signal;

/** An alert that cannot be taken. */
public final class AlertException extends RuntimeException {
    private static final int LONGEST = 300;

    private final Flaw flaw;

    /** @param what what was found, with the values; never a secret */
    public AlertException(Flaw flaw, String what) {
        super(what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what, null, false, false);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }

    /** What was found. */
    public String what() {
        return String.valueOf(getMessage());
    }
}

package io.taffrail.model.id;

/** The name of one signal: its sender's, or one of ours. Unique within an account for as long as the desk remembers. */
public record SignalId(String value) {
    /** The longest name. */
    public static final int LENGTH = 128;

    public SignalId {
        Ids.checked("a signal id", value, LENGTH);
    }

    /** Our name for a desk's n-th signal, where its sender gave none. */
    public static SignalId derived(Identity identity, DeskId desk, long number) {
        return new SignalId(OrderId.uuid("signal", identity.value(), desk.value(), Long.toString(number)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}

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

    /** This name for the n-th signal of the desk, where signals are named by what they say and one says it again later. */
    public SignalId again(long number) {
        return new SignalId(value + '~' + number);
    }

    /** The name without what {@link #again} has added. */
    public SignalId base() {
        int end = value.lastIndexOf('~');
        return end > 0 ? new SignalId(value.substring(0, end)) : this;
    }

    @Override
    public String toString() {
        return value;
    }
}

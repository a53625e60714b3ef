package io.taffrail.model.journal;

/**
 * Who or what brought an input: a word for what kind it is, and its name.
 *
 * @param kind {@code key}, {@code broker}, {@code market}, {@code desk}
 */
public record Cause(String kind, String name) {
    public static final Cause DESK = new Cause("desk", "");
    public static final Cause MARKET = new Cause("market", "");

    public Cause {
        if (kind.isEmpty() || kind.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a cause's kind is a word without a colon: " + kind);
        }
    }

    /** The holder of a key; the id is no secret. */
    public static Cause key(String keyId) {
        return new Cause("key", keyId);
    }

    public static Cause broker(String name) {
        return new Cause("broker", name);
    }

    /** Reads what {@link #toString} wrote. */
    public static Cause parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Cause(text, "") : new Cause(text.substring(0, colon), text.substring(colon + 1));
    }

    /** {@code key:PK123}, {@code broker:paper}, {@code desk}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind : kind + ":" + name;
    }
}

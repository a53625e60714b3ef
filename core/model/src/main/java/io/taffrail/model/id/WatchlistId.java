package io.taffrail.model.id;

/** Our name for a list of symbols that somebody keeps: a UUID, derived as an order's is. */
public record WatchlistId(String value) {

    public WatchlistId {
        Ids.checked("a watchlist id", value, 64);
    }

    /** The id of a desk's n-th list: the same for ever, and unlike that of any other folder. */
    public static WatchlistId derived(Identity identity, DeskId desk, long number) {
        return new WatchlistId(
                OrderId.uuid("watchlist", identity.value(), desk.value(), Long.toString(number)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}

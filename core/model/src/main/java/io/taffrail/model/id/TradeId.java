package io.taffrail.model.id;

/** The venue's name for one fill, by which fills are counted once. FIX 1003 TradeID. */
public record TradeId(String value) {

    public TradeId {
        Ids.checked("a trade id", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}

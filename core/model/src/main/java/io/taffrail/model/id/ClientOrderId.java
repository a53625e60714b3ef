package io.taffrail.model.id;

/** The caller's own name for an order, unique in its account for ever. FIX 11 ClOrdID. */
public record ClientOrderId(String value) {

    public ClientOrderId {
        Ids.checked("a client order id", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}

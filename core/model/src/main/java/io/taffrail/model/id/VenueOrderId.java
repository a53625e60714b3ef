package io.taffrail.model.id;

/** The venue's name for an order. FIX 37 OrderID. */
public record VenueOrderId(String value) {

    public VenueOrderId {
        Ids.checked("a venue order id", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.taffrail.model.id;

/** One desk: one trader or fund, the unit of ownership and of consistency. */
public record DeskId(String value) {

    public DeskId {
        Ids.checked("a desk id", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}

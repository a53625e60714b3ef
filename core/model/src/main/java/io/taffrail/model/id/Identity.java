package io.taffrail.model.id;

/** What makes one data folder unlike every other: drawn once, journaled, and the root of every id we derive. */
public record Identity(String value) {

    public Identity {
        Ids.checked("a folder's identity", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}

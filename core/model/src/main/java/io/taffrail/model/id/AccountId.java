package io.taffrail.model.id;

/** One account of a desk at one broker. FIX 1 Account. */
public record AccountId(String value) {

    public AccountId {
        Ids.checked("an account id", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}

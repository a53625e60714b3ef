package io.taffrail.model.id;

/** The name of a hook: a way in for somebody else's alerts. 1 to 48 of letters, digits, {@code . _ -}. */
public record HookId(String value) {

    public HookId {
        Ids.word("a hook's name", value, 48);
    }

    @Override
    public String toString() {
        return value;
    }
}

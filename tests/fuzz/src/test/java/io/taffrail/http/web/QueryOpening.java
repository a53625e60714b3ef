package io.taffrail.http.web;

/** Lets the fuzzer at what the dispatcher alone may call. */
public final class QueryOpening {
    private QueryOpening() {}

    public static Query parse(String raw) {
        return Query.parse(raw);
    }
}

package io.taffrail.model.instrument;

/** What kind of thing is traded; rules of venues and doors go by it. FIX 167 SecurityType. */
public enum AssetClass {
    US_EQUITY,
    CURRENCY_PAIR,
    CRYPTO_PAIR
}

package io.taffrail.cli.verb;

import java.util.Locale;

/** By what results are told apart. */
enum ResultsBy {
    DAY,
    SYMBOL,
    STRATEGY,
    BROKER,
    ACCOUNT,
    ASSET_CLASS;

    String parameter() {
        return "by=" + name().toLowerCase(Locale.ROOT);
    }

    /** The header of its column. */
    String title() {
        return name().replace('_', ' ');
    }
}

package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import java.time.Instant;

/** Something that the market said about one symbol at one moment. */
public sealed interface MarketEvent permits Quote, Trade, Bar {

    /** When it is known: a bar's at its start, of which the open is known. */
    Instant at();

    Symbol symbol();
}

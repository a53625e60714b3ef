package io.taffrail.engine.rebalance;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.Optional;

/**
 * A symbol that has a weight, or is held.
 *
 * @param instrument empty where nothing is known of it
 * @param price what it is reckoned at, where it is known
 * @param held units, below zero where they are owed
 * @param working whether orders for it are under way
 */
public record Holding(Symbol symbol, Optional<Instrument> instrument, Optional<Price> price, Decimal held, boolean working) {}

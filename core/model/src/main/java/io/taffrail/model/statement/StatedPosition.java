package io.taffrail.model.statement;

import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;

/**
 * What a broker says is held.
 *
 * @param quantity units; below zero where they were sold short
 * @param avgPx what a unit was bought or sold for on average
 */
public record StatedPosition(Instrument instrument, Decimal quantity, Price avgPx) {}

package io.taffrail.model.market;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Price;

/** The price at which what is held of a symbol is valued. */
public record Mark(Symbol symbol, Price price) {}

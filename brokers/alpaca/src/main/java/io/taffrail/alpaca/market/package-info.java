/** Alpaca's market data as a market of the house: what is watched, as it happens, and what it did before. */
package io.taffrail.alpaca.market;

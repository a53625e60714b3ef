/** The adapter to Alpaca: what it is configured with, the safety gates, the broker, and the market data. */
package io.taffrail.alpaca;

package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;

/** That somebody traded at this price; how much is of no importance here. */
record Trade(Instant at, String symbol, BigDecimal price) implements MarketData {}

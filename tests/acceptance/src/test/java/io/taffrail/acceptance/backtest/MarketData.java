package io.taffrail.acceptance.backtest;

import java.time.Instant;

/** What a market file says of one symbol at one moment. */
sealed interface MarketData permits Point, Trade {
    Instant at();

    String symbol();
}

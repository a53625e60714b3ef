package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What the market shows of one symbol from a moment on; a size is empty where the file does not know it. */
record Point(
        Instant at,
        String symbol,
        BigDecimal bid,
        Optional<BigDecimal> bidSize,
        BigDecimal ask,
        Optional<BigDecimal> askSize)
        implements MarketData {

    /** A price without spread or size, as a bar gives it. */
    static Point flat(Instant at, String symbol, BigDecimal price) {
        return new Point(at, symbol, price, Optional.empty(), price, Optional.empty());
    }

    BigDecimal far(boolean buy) {
        return buy ? ask : bid;
    }

    Optional<BigDecimal> farSize(boolean buy) {
        return buy ? askSize : bidSize;
    }
}

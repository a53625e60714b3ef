package io.taffrail.model.order;

/** Whether a fill gave liquidity to the market or took it. FIX 851 LastLiquidityInd. */
public enum Liquidity {
    MAKER,
    TAKER
}

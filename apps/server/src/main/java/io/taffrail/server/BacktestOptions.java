package io.taffrail.server;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.value.Money;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code taffrail backtest} was asked for.
 *
 * @param data market files, played together in the order of time
 * @param orders one order a line, as Alpaca's body with {@code at}
 * @param exchange what the exchange is to be
 * @param seed the root of all ids and draws
 * @param out the folder that the results go to; made where it is not there
 */
public record BacktestOptions(
        List<Path> data,
        Path orders,
        ExchangeOptions exchange,
        long seed,
        Money cash,
        AccountKind account,
        RiskPolicy risk,
        Path out) {

    public BacktestOptions {
        data = List.copyOf(data);
    }
}

package io.taffrail.model.risk;

import static io.taffrail.model.instrument.AssetClass.CRYPTO_PAIR;
import static io.taffrail.model.instrument.AssetClass.CURRENCY_PAIR;
import static io.taffrail.model.instrument.AssetClass.US_EQUITY;

import io.taffrail.model.instrument.AssetClass;
import java.util.List;

/** The limits that a new desk starts with: those of a retail account or a small fund that trades its own money. */
public final class DefaultLimits {
    private DefaultLimits() {}

    /** All of them. What needs data that a desk may not have, such as sectors, is not among them. */
    public static List<LimitChange> all() {
        return List.of(
                desk(Rule.HALTED_INSTRUMENT, "1"),
                desk(Rule.MARKET_HOURS, "1"),
                of(Rule.STALE_PRICE, US_EQUITY, "5"),
                of(Rule.STALE_PRICE, CRYPTO_PAIR, "2"),
                of(Rule.STALE_PRICE, CURRENCY_PAIR, "2"),
                of(Rule.SPREAD, US_EQUITY, "2"),
                of(Rule.SPREAD, CRYPTO_PAIR, "2"),
                of(Rule.SPREAD, CURRENCY_PAIR, "0.5"),
                of(Rule.PRICE_COLLAR, US_EQUITY, "5"),
                of(Rule.PRICE_COLLAR, CRYPTO_PAIR, "5"),
                of(Rule.PRICE_COLLAR, CURRENCY_PAIR, "1"),
                of(Rule.PRICE_COLLAR_BELOW_ONE, US_EQUITY, "20"),
                of(Rule.PRICE_DRIFT, US_EQUITY, "5"),
                of(Rule.PRICE_DRIFT, CRYPTO_PAIR, "5"),
                of(Rule.PRICE_DRIFT, CURRENCY_PAIR, "1"),
                of(Rule.MAX_ORDER_QTY, US_EQUITY, "10000"),
                of(Rule.MAX_ORDER_ADV, US_EQUITY, "1"),
                desk(Rule.MAX_ORDER_NOTIONAL, "25000"),
                desk(Rule.MAX_ORDER_EQUITY, "10"),
                desk(Rule.ORDER_RATE, "5"),
                desk(Rule.ORDER_RATE_MINUTE, "60"),
                desk(Rule.REPEATED_EXECUTIONS, "10"),
                desk(Rule.DUPLICATE_ORDER, "2"),
                desk(Rule.SELF_TRADE, "0"),
                desk(Rule.ORDER_TO_FILL_WARN, "50"),
                desk(Rule.ORDER_TO_FILL, "200"),
                desk(Rule.OPEN_ORDERS_SYMBOL, "20"),
                desk(Rule.OPEN_ORDERS, "100"),
                desk(Rule.UNEXECUTED_NOTIONAL, "100"),
                desk(Rule.SHORT_SALE, "0"),
                desk(Rule.GOOD_FAITH, "2"),
                desk(Rule.DAY_TRADES, "3"),
                desk(Rule.CONCENTRATION, "20"),
                desk(Rule.GROSS_EXPOSURE, "100"),
                desk(Rule.LEVERAGE, "1"),
                desk(Rule.DAILY_LOSS_WARN, "2"),
                desk(Rule.DAILY_LOSS_HALT, "4"),
                desk(Rule.DRAWDOWN_HALT, "10"));
    }

    private static LimitChange desk(Rule rule, String value) {
        return LimitChange.of(rule, Scope.DESK, value);
    }

    private static LimitChange of(Rule rule, AssetClass assetClass, String value) {
        return LimitChange.of(rule, Scope.of(assetClass), value);
    }
}

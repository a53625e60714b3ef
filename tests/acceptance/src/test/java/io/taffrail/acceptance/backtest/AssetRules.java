package io.taffrail.acceptance.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Tick and lot of the three classes, as the users' documentation states them. */
enum AssetRules {
    EQUITY("0.000000001"),
    CURRENCY_PAIR("1"),
    CRYPTO_PAIR("0.00000001");

    private final BigDecimal lot;

    AssetRules(String lot) {
        this.lot = new BigDecimal(lot);
    }

    static AssetRules of(String symbol) {
        if (!symbol.contains("/")) {
            return EQUITY;
        }
        String[] codes = symbol.split("/", -1);
        return isNational(codes[0]) && isNational(codes[1]) ? CURRENCY_PAIR : CRYPTO_PAIR;
    }

    private static boolean isNational(String code) {
        return Currency.getAvailableCurrencies().stream().anyMatch(one -> one.getCurrencyCode().equals(code));
    }

    BigDecimal lot() {
        return lot;
    }

    BigDecimal tick(BigDecimal price) {
        return switch (this) {
            case EQUITY        -> new BigDecimal(price.compareTo(BigDecimal.ONE) < 0 ? "0.0001" : "0.01");
            case CURRENCY_PAIR -> new BigDecimal("0.00001");
            case CRYPTO_PAIR   -> new BigDecimal("0.01");
        };
    }

    BigDecimal downToLot(BigDecimal quantity) {
        return quantity.divide(lot, 0, RoundingMode.FLOOR).multiply(lot);
    }

    /** How many units, in whole lots, the money pays for. */
    BigDecimal affordable(BigDecimal money, BigDecimal price) {
        return money.divide(price.multiply(lot), 0, RoundingMode.FLOOR).multiply(lot);
    }
}

package io.taffrail.model.instrument;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import java.util.Set;

/** The instrument that a symbol stands for where nobody has said more: its class is read off its form. */
public final class InstrumentDefaults {
    /** Tick 0.01, and 0.0001 below one dollar (SEC Rule 612); fractional to nine decimals (Alpaca). */
    public static final TradingRules US_EQUITY =
            new TradingRules(Decimal.of("0.01"), Decimal.of("0.0001"), Decimal.of("0.000000001"));

    public static final TradingRules CURRENCY_PAIR = TradingRules.of("0.00001", "1");
    public static final TradingRules CRYPTO_PAIR = TradingRules.of("0.01", "0.00000001");

    /** Currencies that states issue; a pair of two of them is a currency pair, any other pair is crypto. ISO 4217. */
    private static final Set<String> STATE_CURRENCIES = Set.of(
            "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CAD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY",
            "ZAR", "MXN", "SGD", "HKD", "CNH", "CNY", "INR", "IDR", "KRW", "THB", "ILS", "BRL", "SAR", "AED", "MYR");

    private InstrumentDefaults() {}

    /** {@code AAPL} is an equity in dollars, {@code EUR/USD} a currency pair, {@code BTC/USD} a crypto pair. */
    public static Instrument of(Symbol symbol) {
        String text = symbol.value();
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Instrument(symbol, text, AssetClass.US_EQUITY, Currency.USD, US_EQUITY);
        }
        String base = text.substring(0, slash);
        String quote = text.substring(slash + 1);
        boolean states = STATE_CURRENCIES.contains(base) && STATE_CURRENCIES.contains(quote);
        return states
                ? new Instrument(symbol, text, AssetClass.CURRENCY_PAIR, Currency.of(quote), CURRENCY_PAIR)
                : new Instrument(symbol, text, AssetClass.CRYPTO_PAIR, Currency.of(quote), CRYPTO_PAIR);
    }
}

package io.taffrail.model.value;

import java.util.regex.Pattern;

/**
 * A currency and the places to which the ledger keeps it. FIX 15.
 *
 * @param code two to six capital letters or digits: {@code USD}, {@code USDT}
 * @param places 0 to 8; amounts are rounded to them before they are added, so that sums stay exact
 */
public record Currency(String code, int places) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,6}");

    /** US dollars, kept to eight places: a price of four places times a quantity of nine is rounded at the eighth. */
    public static final Currency USD = new Currency("USD", 8);

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a currency code: " + code);
        }
        if (places < 0 || places > 8) {
            throw new IllegalArgumentException("a currency is kept to 0 to 8 places, not " + places);
        }
    }

    /** The currency of that code, kept to eight places. */
    public static Currency of(String code) {
        return code.equals(USD.code) ? USD : new Currency(code, 8);
    }

    public Money zero() {
        return new Money(Decimal.ZERO, this);
    }

    @Override
    public String toString() {
        return code;
    }
}

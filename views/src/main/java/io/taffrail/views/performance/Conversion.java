package io.taffrail.views.performance;

import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Amounts told in one currency, at the rates of their days; it remembers which rates were missing. */
public final class Conversion {
    /** How many missing rates are named; the rest are as missing, and not listed. */
    private static final int NAMED = 20;

    private final FxRates rates;
    private final Currency to;
    private final SortedSet<String> missing = new TreeSet<>();

    public Conversion(FxRates rates, Currency to) {
        this.rates = rates;
        this.to = to;
    }

    Currency currency() {
        return to;
    }

    /** The amount as it was worth on a day, rounded once; empty where nobody knows. */
    public Optional<Money> of(Money amount, LocalDate date) {
        if (amount.currency().equals(to)) {
            return Optional.of(amount);
        }
        var rate = rates.rate(amount.currency(), to, date);
        if (rate.isEmpty()) {
            note(date + " " + amount.currency() + "/" + to);
        }
        return rate.map(known -> new Money(
                Decimal.of(amount.amount().toBigDecimal().multiply(known).setScale(to.places(), RoundingMode.HALF_EVEN)), to));
    }

    /** The first of the rates that were missing: {@code 2026-03-02 EUR/USD}. */
    public SortedSet<String> missing() {
        return missing;
    }

    private void note(String what) {
        if (missing.size() < NAMED) {
            missing.add(what);
        }
    }
}

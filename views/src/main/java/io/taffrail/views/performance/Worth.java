package io.taffrail.views.performance;

import io.taffrail.model.value.Money;
import io.taffrail.views.EquityCurve;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What some accounts were worth together at the end of each day, and what was paid in or out on it. A day on which nothing
 * happened on any of them is not there.
 *
 * @param days in the order of time
 * @param before what they were worth before the first of them
 */
record Worth(Money before, LocalDate start, List<Day> days) {
    Worth {
        days = List.copyOf(days);
    }

    /**
     * The end of one day.
     *
     * @param paidIn what came from outside on the day, below zero where it went there
     */
    record Day(LocalDate date, Money equity, Money paidIn) {}

    /** An account's curve, and its payments by day. */
    record Account(EquityCurve curve, Map<LocalDate, Money> payments) {}

    /** Empty where a rate is missing for one of the days: half a sum would be no worth. */
    static Optional<Worth> of(List<Account> accounts, LocalDate from, LocalDate to, Conversion conversion) {
        var dates = new TreeSet<LocalDate>();
        accounts.forEach(account -> account.curve.closes(from, to).forEach(close -> dates.add(close.date())));
        Map<Account, Money> latest = new HashMap<>();
        accounts.forEach(account -> latest.put(account, opening(account, from)));
        LocalDate start = from.minusDays(1);
        Optional<Money> before = sum(latest, start, conversion);
        var days = new ArrayList<Day>();
        for (LocalDate date : dates) {
            Money paidIn = conversion.currency().zero();
            for (Account account : accounts) {
                account.curve.closes(date, date).forEach(close -> latest.put(account, close.equity()));
                Money paid = account.payments.get(date);
                if (paid != null) {
                    paidIn = conversion.of(paid, date).map(paidIn::plus).orElse(paidIn);
                }
            }
            Optional<Money> equity = sum(latest, date, conversion);
            if (equity.isEmpty()) {
                return Optional.empty();
            }
            days.add(new Day(date, equity.get(), paidIn));
        }
        return before.map(known -> new Worth(known, start, days));
    }

    private static Money opening(Account account, LocalDate from) {
        return account.curve.closeBefore(from).map(EquityCurve.Close::equity).orElse(account.curve.opening());
    }

    private static Optional<Money> sum(Map<Account, Money> parts, LocalDate date, Conversion conversion) {
        Money sum = conversion.currency().zero();
        for (Money part : parts.values()) {
            Optional<Money> told = conversion.of(part, date);
            if (told.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(told.get());
        }
        return Optional.of(sum);
    }

    /** The returns of the accounts themselves: what was paid in or out on a day is no gain of it. */
    ReturnStatistics returns() {
        var returns = new Returns(start);
        Money last = before;
        for (Day day : days) {
            Money gained = day.equity.minus(day.paidIn).minus(last);
            if (last.isPositive()) {
                returns.add(day.date, part(gained, last));
            }
            last = day.equity;
        }
        return returns.statistics();
    }

    /** What a part of the trading added to them: its net result of each day over what they were worth the day before. */
    ReturnStatistics contributions(Group group) {
        var returns = new Returns(start);
        Money last = before;
        for (Day day : days) {
            if (last.isPositive()) {
                returns.add(day.date, part(group.net(day.date), last));
            }
            last = day.equity;
        }
        return returns.statistics();
    }

    private static BigDecimal part(Money gained, Money whole) {
        return gained.amount().toBigDecimal().divide(whole.amount().toBigDecimal(), Power.DIGITS);
    }
}

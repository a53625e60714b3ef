package io.taffrail.views.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.value.Money;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers questions about results: from the tables of days and closed positions, read row by row, from the accounts' curves
 * of worth, and from what is open at the prices of the moment. What is read is not kept.
 */
public final class Performance {
    private final Views views;
    private final EntryHistory history;
    private final Supplier<FxRates> rates;

    /** @param rates asked anew with each question, so that a file may be changed */
    public Performance(Views views, EntryHistory history, Supplier<FxRates> rates) {
        this.views = views;
        this.history = history;
        this.rates = rates;
    }

    /** @param now the desk's time, whose day is the last that counts */
    public Report report(Question question, Instant now) {
        return new Answer(views, history, rates.get(), question, LocalDate.ofInstant(now, NewYorkSession.NEW_YORK)).report();
    }

    /** What an account was worth at the end of each day, and what was paid in or out on it. */
    public List<EquityDay> equity(AccountId account, Optional<LocalDate> from, Optional<LocalDate> to) {
        return views.accounts().curve(account).map(curve -> {
            LocalDate opened = LocalDate.ofInstant(curve.openedAt(), NewYorkSession.NEW_YORK);
            LocalDate first = from.filter(opened::isBefore).orElse(opened);
            var payments = Payments.of(history, account, first);
            Money zero = curve.opening().currency().zero();
            return curve.closes(first, to.orElse(LocalDate.MAX)).stream()
                    .map(close -> new EquityDay(
                            close.date(), close.equity(), payments.getOrDefault(close.date(), zero)))
                    .toList();
        }).orElse(List.of());
    }

    /** The worth of an account at the end of a day, and what came from outside on it. */
    public record EquityDay(LocalDate date, Money equity, Money paidIn) {}
}

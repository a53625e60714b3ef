package io.taffrail.views;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.DeskEvent.MarksChanged;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The ledgers of a desk's accounts. Days turn at midnight in New York. */
final class Ledgers {
    private final Map<String, Ledger> byAccount = new ConcurrentSkipListMap<>();
    private volatile Instant nextDay = Instant.MIN;
    private volatile long minute = Long.MIN_VALUE;

    Optional<Ledger> find(AccountId account) {
        return Optional.ofNullable(byAccount.get(account.value()));
    }

    Collection<Ledger> all() {
        return Collections.unmodifiableCollection(byAccount.values());
    }

    Decimal quantity(AccountId account, Symbol symbol) {
        return find(account).map(ledger -> ledger.quantity(symbol)).orElse(Decimal.ZERO);
    }

    /** What an account was worth until now. */
    Optional<EquityCurve> curve(AccountId account) {
        return find(account).map(ledger -> ledger.curve(minute, dayBefore(nextDay)));
    }

    private static LocalDate dayBefore(Instant midnight) {
        return LocalDate.ofInstant(midnight, NewYorkSession.NEW_YORK).minusDays(1);
    }

    /** It is now so late: minutes and days that are over end before anything happens in the next. */
    void timeIs(Instant at) {
        long now = EquityCurve.minuteOf(at);
        if (now > minute) {
            long over = minute;
            minute = now;
            byAccount.values().forEach(ledger -> ledger.onMinuteEnd(over));
        }
        if (!at.isBefore(nextDay)) {
            LocalDate today = LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
            if (nextDay.isAfter(Instant.MIN)) {
                LocalDate ended = dayBefore(nextDay);
                byAccount.values().forEach(ledger -> ledger.onDay(ended));
            }
            nextDay = today.plusDays(1).atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
        }
    }

    void onAccount(AccountEvent event) {
        switch (event) {
            case AccountEvent.AccountOpened(var account, _) ->
                byAccount.put(account.id().value(), new Ledger(account));
            case AccountEvent.BuyingPowerCheckSet(var account, var checked, _) ->
                find(account).ifPresent(ledger -> ledger.setBuyingPowerCheck(checked));
            case AccountEvent.AccountConfigured(var account, var configuration, _) ->
                find(account).ifPresent(ledger -> ledger.configure(configuration));
            case AccountEvent.WatchlistKept _, AccountEvent.WatchlistDeleted _ -> {}
            case AccountEvent.BalanceChanged(var account, _, var cash, _, _) ->
                find(account).ifPresent(ledger -> ledger.cashIs(cash));
        }
    }

    void onOrder(Optional<Order> before, Order after) {
        find(after.account()).ifPresent(ledger -> ledger.onOrder(before, after));
    }

    void onPosition(PositionEvent event) {
        find(event.account()).ifPresent(ledger -> ledger.onPosition(event));
    }

    void onMarks(MarksChanged event) {
        event.marks()
                .forEach(mark -> byAccount.values().forEach(ledger -> ledger.onMark(mark.symbol(), mark.price())));
    }
}

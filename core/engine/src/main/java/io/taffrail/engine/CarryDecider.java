package io.taffrail.engine;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.DeskEvent.DayCarried;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input.DayEnded;
import io.taffrail.model.market.Dividend;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs and brings to hold something over a day: the loan of shares that were sold short, and dividends, which
 * who is short pays.
 *
 * <p>{@code loan = worth at the latest mark x yearly rate / 360}, rounded up to the cent: US securities lending counts
 * actual days over 360. {@code dividend = units x amount}, rounded to the cent.
 */
final class CarryDecider {
    private static final Decimal DAYS_OF_A_YEAR = Decimal.of(360);
    private static final int CENTS = 2;

    private final Book book;

    CarryDecider(Book book) {
        this.book = book;
    }

    /** A day that is booked already, or one before it, comes to nothing. */
    List<Event> decide(DayEnded day, Instant at) {
        if (book.carriedThrough().filter(booked -> !booked.isBefore(day.date())).isPresent()) {
            return List.of();
        }
        var events = new ArrayList<Event>();
        book.accounts().forEach(account -> events.addAll(of(account, day, at)));
        if (!events.isEmpty()) {
            events.add(new DayCarried(day.date(), at));
        }
        return events;
    }

    private static List<Event> of(AccountBook account, DayEnded day, Instant at) {
        var events = new ArrayList<Event>();
        Money cash = account.cash();
        for (Due due : dues(account, day)) {
            cash = cash.plus(due.change());
            events.add(new BalanceChanged(account.id(), due.change(), cash, due.reason(), at));
        }
        return events;
    }

    /** An amount that comes in, or goes out where below zero. */
    private record Due(Money change, String reason) {}

    private static List<Due> dues(AccountBook account, DayEnded day) {
        var dues = new ArrayList<Due>();
        for (var symbol : account.symbols()) {
            Position position = account.position(symbol).orElseThrow();
            if (position.quantity().isNegative() && position.instrument().assetClass() == AssetClass.US_EQUITY) {
                Money worth = account.exposure(position.instrument()).marketValue().abs();
                dues.add(new Due(loan(worth, day.borrowRate()), "borrow fee " + symbol + " " + day.date()));
            }
            day.dividends().stream()
                    .filter(dividend -> dividend.symbol().equals(symbol) && !position.isFlat())
                    .forEach(dividend -> dues.add(new Due(paid(position, dividend),
                            "dividend " + symbol + " ex " + dividend.exDate())));
        }
        return dues.stream().filter(due -> !due.change().isZero()).toList();
    }

    private static Money loan(Money worth, Decimal yearly) {
        Decimal amount = worth.amount().times(yearly).dividedBy(DAYS_OF_A_YEAR, CENTS, RoundingMode.UP);
        return new Money(amount, worth.currency()).negated();
    }

    private static Money paid(Position position, Dividend dividend) {
        return new Money(
                position.quantity().times(dividend.amount(), CENTS, RoundingMode.HALF_EVEN),
                position.instrument().currency());
    }
}

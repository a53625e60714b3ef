package io.taffrail.views;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Balance;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One account's money and what it has at stake. The writer and the readers take turns on it: a reader copies what it
 * needs, which costs the symbols at stake and nothing that grows with time.
 */
final class Ledger {
    private Account account;
    private Configuration configuration = Configuration.USUAL;
    private Money cash;
    private Money realised;
    private Money lastEquity;
    private Money lastMaintenance;
    private final EquityCurve curve;
    private final SortedMap<Symbol, Line> lines = new TreeMap<>();

    Ledger(Account account) {
        this.account = account;
        this.cash = account.startingCash();
        this.realised = account.currency().zero();
        this.lastEquity = account.startingCash();
        this.lastMaintenance = account.currency().zero();
        this.curve = new EquityCurve(account.startingCash(), account.openedAt());
    }

    /** One symbol at stake, and the price at which the day began where it was held then. */
    record Line(Exposure exposure, Money realised, Optional<Price> dayStart) {}

    /** A moment of the ledger. */
    record Snapshot(
            Account account,
            Configuration configuration,
            Money cash,
            Money realised,
            Money lastEquity,
            Money lastMaintenance,
            SortedMap<Symbol, Line> lines) {}

    synchronized Snapshot snapshot() {
        return new Snapshot(account, configuration, cash, realised, lastEquity, lastMaintenance, new TreeMap<>(lines));
    }

    synchronized Account account() {
        return account;
    }

    synchronized Optional<Line> line(Symbol symbol) {
        return Optional.ofNullable(lines.get(symbol));
    }

    synchronized Decimal quantity(Symbol symbol) {
        Line line = lines.get(symbol);
        return line == null ? Decimal.ZERO : line.exposure().position().quantity();
    }

    synchronized void cashIs(Money now) {
        cash = now;
    }

    synchronized void setBuyingPowerCheck(boolean checked) {
        account = account.withBuyingPowerChecked(checked);
    }

    synchronized void configure(Configuration chosen) {
        configuration = chosen;
    }

    synchronized void onOrder(Optional<Order> before, Order after) {
        change(Position.flat(after.instrument()), exposure -> exposure.moved(before, after));
    }

    synchronized void onPosition(PositionEvent event) {
        realised = realised.plus(event.realised());
        Symbol symbol = event.position().instrument().symbol();
        change(event.position(), exposure -> exposure.withPosition(event.position()));
        lines.computeIfPresent(
                symbol, (_, l) -> new Line(l.exposure(), l.realised().plus(event.realised()), l.dayStart()));
    }

    synchronized void onMark(Symbol symbol, Price mark) {
        lines.computeIfPresent(
                symbol, (_, l) -> new Line(l.exposure().markedAt(mark), l.realised(), l.dayStart()));
    }

    /** A minute is over. */
    synchronized void onMinuteEnd(long minute) {
        curve.onMinuteEnd(minute, balance().equity());
    }

    /**
     * What the account was worth, as it is known now: what it was in the minute, and on the day, of the latest entry it
     * has been ever since.
     */
    synchronized EquityCurve curve(long minute, LocalDate day) {
        EquityCurve known = curve.copy();
        Money equity = balance().equity();
        known.onMinuteEnd(minute, equity);
        known.onDayEnd(day, equity);
        return known;
    }

    /** A new day: what was held is remembered at yesterday's last journaled prices. */
    synchronized void onDay(LocalDate ended) {
        lastEquity = balance().equity();
        lastMaintenance = lines.values().stream()
                .map(line -> line.exposure().maintenance())
                .reduce(account.currency().zero(), Money::plus);
        curve.onDayEnd(ended, lastEquity);
        lines.replaceAll((_, l) -> new Line(l.exposure(), l.realised(), l.exposure().mark()));
    }

    private Balance balance() {
        Money zero = account.currency().zero();
        Money longs = zero;
        Money shorts = zero;
        for (Line line : lines.values()) {
            Money value = line.exposure().marketValue();
            longs = longs.plus(value.max(zero));
            shorts = shorts.plus(value.isNegative() ? value : zero);
        }
        return new Balance(account.kind(), configuration.multiplier(account.kind()), cash, longs, shorts, zero);
    }

    private void change(Position flat, UnaryOperator<Exposure> step) {
        Symbol symbol = flat.instrument().symbol();
        Line old = lines.get(symbol);
        Exposure exposure = step.apply(
                old == null ? Exposure.of(Position.flat(flat.instrument())) : old.exposure());
        if (exposure.isEmpty()) {
            lines.remove(symbol);
        } else {
            lines.put(symbol, old == null
                    ? new Line(exposure, flat.instrument().currency().zero(), Optional.empty())
                    : new Line(exposure, old.realised(), old.dayStart()));
        }
    }
}

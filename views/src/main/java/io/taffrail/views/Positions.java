package io.taffrail.views;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.views.Ledger.Line;
import java.util.List;
import java.util.Optional;

/** What the accounts of a desk hold, valued at the prices of the moment. */
public final class Positions {
    private final Ledgers ledgers;
    private final Marks marks;

    Positions(Ledgers ledgers, Marks marks) {
        this.ledgers = ledgers;
        this.marks = marks;
    }

    /**
     * One open position.
     *
     * @param available how much of it, without sign, no open order has promised to close
     * @param mark the price at which it is valued
     * @param dayStart the price at which the day began, where it was held then
     * @param realised what it has earned since it was last flat with no order open, before commission
     */
    public record Holding(
            Position position, Decimal available, Price mark, Optional<Price> dayStart, Money realised) {}

    /** The open positions of an account, by symbol. */
    public List<Holding> list(AccountId account) {
        return ledgers.find(account).stream()
                .flatMap(ledger -> ledger.snapshot().lines().values().stream())
                .filter(line -> !line.exposure().position().isFlat())
                .map(this::holding)
                .toList();
    }

    public Optional<Holding> find(AccountId account, Symbol symbol) {
        return line(account, symbol)
                .filter(line -> !line.exposure().position().isFlat())
                .map(this::holding);
    }

    /** What an account has at stake in a symbol; empty where it has neither a position nor an open order in it. */
    public Optional<Exposure> exposure(AccountId account, Symbol symbol) {
        return line(account, symbol).map(Line::exposure);
    }

    /** The signed quantity that an account holds. */
    public Decimal quantity(AccountId account, Symbol symbol) {
        return ledgers.quantity(account, symbol);
    }

    private Optional<Line> line(AccountId account, Symbol symbol) {
        return ledgers.find(account).flatMap(ledger -> ledger.line(symbol));
    }

    private Holding holding(Line line) {
        Exposure exposure = line.exposure();
        Position position = exposure.position();
        Price mark = marks.of(position.instrument().symbol())
                .or(exposure::mark)
                .or(position::averagePrice)
                .orElseThrow();
        return new Holding(position, exposure.closable().value(), mark, line.dayStart(), line.realised());
    }
}

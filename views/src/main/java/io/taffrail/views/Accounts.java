package io.taffrail.views;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Balance;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Money;
import io.taffrail.views.Ledger.Line;
import java.util.List;
import java.util.Optional;

/** The accounts of a desk, valued at the prices of the moment. */
public final class Accounts {
    private final Ledgers ledgers;
    private final Marks marks;

    Accounts(Ledgers ledgers, Marks marks) {
        this.ledgers = ledgers;
        this.marks = marks;
    }

    /**
     * How an account stands.
     *
     * @param configuration what its owner has chosen for it
     * @param realised what its trades have earned since it was opened, before commission
     * @param lastEquity its equity when the day began
     * @param maintenance what it has to keep of its own in what it holds
     * @param lastMaintenance the same when the day began
     */
    public record Standing(
            Account account,
            Configuration configuration,
            Balance balance,
            Money realised,
            Money lastEquity,
            Money maintenance,
            Money lastMaintenance) {}

    /** All accounts, by id. */
    public List<Account> list() {
        return ledgers.all().stream().map(ledger -> ledger.snapshot().account()).toList();
    }

    /** Who an account is, without what it is worth, which costs its symbols at stake. */
    public Optional<Account> account(AccountId account) {
        return ledgers.find(account).map(Ledger::account);
    }

    public Optional<Standing> find(AccountId account) {
        return ledgers.find(account).map(ledger -> standing(ledger.snapshot()));
    }

    /** What an account was worth until now. */
    public Optional<EquityCurve> curve(AccountId account) {
        return ledgers.curve(account);
    }

    private Standing standing(Ledger.Snapshot ledger) {
        Money zero = ledger.account().currency().zero();
        Money longs = zero;
        Money shorts = zero;
        Money reserved = zero;
        Money maintenance = zero;
        for (var line : ledger.lines().entrySet()) {
            Money value = value(line.getKey(), line.getValue());
            longs = longs.plus(value.max(zero));
            shorts = shorts.plus(value.isNegative() ? value : zero);
            reserved = reserved.plus(line.getValue().exposure().reserved());
            maintenance = maintenance.plus(maintenance(line.getKey(), line.getValue()));
        }
        var balance = new Balance(
                ledger.account().kind(),
                ledger.configuration().multiplier(ledger.account().kind()),
                ledger.cash(), longs, shorts, reserved);
        return new Standing(ledger.account(), ledger.configuration(), balance, ledger.realised(), ledger.lastEquity(),
                maintenance, ledger.lastMaintenance());
    }

    private Money maintenance(Symbol symbol, Line line) {
        var exposure = line.exposure();
        return marks.of(symbol).map(exposure::markedAt).orElse(exposure).maintenance();
    }

    private Money value(Symbol symbol, Line line) {
        var exposure = line.exposure();
        return marks.of(symbol).map(exposure::markedAt).orElse(exposure).marketValue();
    }
}

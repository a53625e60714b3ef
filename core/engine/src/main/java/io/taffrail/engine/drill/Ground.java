package io.taffrail.engine.drill;

import io.taffrail.engine.Engine;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A desk of one account and one limit, in memory, that nobody else sees. */
final class Ground {
    /** What the account has; a limit of a part of equity is one of a part of this. */
    static final Decimal EQUITY = Decimal.of(1_000_000);
    /** A Monday, when all markets are open. */
    private static final Instant BEGINNING = Instant.parse("2026-01-05T15:00:00Z");
    private static final Decimal HALF = Decimal.of("0.5");

    private final Engine engine;
    private final Limit limit;
    private final AccountId account;
    private final Instrument instrument;
    private Instant now = BEGINNING;

    Ground(Limit limit, Engine engine) {
        this.limit = limit;
        this.engine = engine;
        account = new AccountId(limit.scope().kind() == Scope.Kind.ACCOUNT ? limit.scope().name() : "drill");
        instrument = InstrumentDefaults.of(new Symbol(symbol(limit.scope())));
        take(new Command.OpenDesk(new Identity("drill"), new DeskId("drill"), new MarketSource(MarketSource.Kind.SYNTHETIC, "drill", "1")));
        take(new Command.OpenAccount(new Account(
                account, "drill", Mode.PAPER, AccountKind.MARGIN, false, new Money(EQUITY, instrument.currency()), now)));
        take(new Command.SetLimits(
                List.of(new LimitChange(limit.rule(), limit.scope(), limit.value(), Optional.empty())), Optional.of("a drill"), "drill"));
    }

    private static String symbol(Scope scope) {
        return switch (scope.kind()) {
            case SYMBOL -> scope.name();
            case ASSET_CLASS -> switch (AssetClass.valueOf(scope.name().toUpperCase(Locale.ROOT))) {
                case US_EQUITY     -> "AAPL";
                case CRYPTO_PAIR   -> "BTC/USD";
                case CURRENCY_PAIR -> "EUR/USD";
            };
            case DESK, ACCOUNT, STRATEGY -> "AAPL";
        };
    }

    /** The smallest step of a quantity. */
    Decimal lot() {
        return instrument.rules().lot();
    }

    /** As many whole lots as cost so much at the price of a drill. */
    Decimal worth(Decimal money) {
        return instrument.rules().roundedDown(money.dividedBy(Attempt.PRICE, 9, RoundingMode.DOWN)).value();
    }

    Instant now() {
        return now;
    }

    Ground later(Duration passes) {
        now = now.plus(passes);
        return this;
    }

    /** Sends an order for good. */
    Ground send(Attempt attempt) {
        take(new Input.CommandTaken(submit(attempt), facts(attempt)));
        return this;
    }

    /** Whether the limit would refuse an order. */
    boolean refuses(Attempt attempt) {
        return engine.trial(submit(attempt), facts(attempt), now).readings().stream()
                .anyMatch(reading -> reading.rule() == limit.rule() && reading.scope().equals(limit.scope()) && reading.refuses());
    }

    private void take(Command command) {
        take(new Input.CommandTaken(command, Facts.NONE));
    }

    private void take(Input input) {
        engine.settle(engine.decide(input, now), now);
    }

    private Command.SubmitOrder submit(Attempt attempt) {
        OrderSpec spec = attempt.limit().<OrderSpec>map(OrderSpec.Limit::new).orElseGet(OrderSpec.Market::new);
        var intent = new OrderIntent(
                Optional.empty(), instrument.symbol(), attempt.side(), OrderAmount.units(new Quantity(attempt.quantity())), spec,
                TimeInForce.GTC);
        String strategy = limit.scope().kind() == Scope.Kind.STRATEGY ? limit.scope().name() : "drill";
        return new Command.SubmitOrder(account, intent.of(Origin.of(new StrategyId(strategy))), Optional.empty());
    }

    private Facts facts(Attempt attempt) {
        Decimal off = attempt.spread().times(HALF);
        var quote = new Quote(
                now.minus(attempt.age()), instrument.symbol(), new Price(attempt.market().minus(off)), Optional.empty(),
                new Price(attempt.market().plus(off)), Optional.empty());
        return Facts.of(instrument, attempt.market().isPositive() ? Optional.of(quote) : Optional.empty()).with(attempt.facts());
    }
}

package io.taffrail.benchmark;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Command;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.paper.PaperBroker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The orders, instruments and accounts that all workloads are made of: one hundred shares at a limit. */
final class Orders {
    static final Instant START = Instant.parse("2026-01-02T14:30:00Z");
    static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.REPLAY, "benchmark", "1");
    static final Quantity HUNDRED = Quantity.of("100");

    /** A hundred symbols of four letters, so that every body has the 159 bytes of the workload. */
    static final List<Symbol> SYMBOLS = IntStream.range(0, 100)
            .mapToObj(i -> new Symbol("AB" + (char) ('A' + i / 10) + (char) ('A' + i % 10)))
            .toList();

    static final List<Instrument> INSTRUMENTS = SYMBOLS.stream().map(InstrumentDefaults::of).toList();

    private Orders() {}

    static AccountId account(int number) {
        return new AccountId("bench-" + number);
    }

    static Command openDesk() {
        return new Command.OpenDesk(new Identity("benchmark"), new DeskId("main"), SOURCE);
    }

    /** An account with more money than any workload spends. */
    static Command openAccount(AccountId id, boolean buyingPowerChecked) {
        return new Command.OpenAccount(new Account(
                id, PaperBroker.NAME, Mode.PAPER, AccountKind.MARGIN, buyingPowerChecked, Money.usd("9000000000"),
                START));
    }

    static Command limit(AccountId account, Optional<ClientOrderId> name, Symbol symbol, Side side, Price price) {
        return new Command.SubmitOrder(
                account,
                new OrderIntent(
                        name, symbol, side, OrderAmount.units(HUNDRED), new OrderSpec.Limit(price), TimeInForce.GTC),
                Optional.empty());
    }

    static Quote quote(Symbol symbol, Instant at) {
        return new Quote(
                at, symbol, Price.of("151.00"), Optional.of(HUNDRED), Price.of("151.02"), Optional.of(HUNDRED));
    }
}

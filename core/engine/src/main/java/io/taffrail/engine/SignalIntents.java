package io.taffrail.engine;

import io.taffrail.engine.sizing.Cap;
import io.taffrail.engine.sizing.Costs;
import io.taffrail.engine.sizing.Sizers;
import io.taffrail.engine.sizing.SizingRequest;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an order of a signal: how much, at which prices, and with which exits. */
final class SignalIntents {
    private final Book book;
    private final MarketBound bounds;

    SignalIntents(Book book) {
        this.book = book;
        bounds = new MarketBound(book);
    }

    /** How much an entry comes to, by the signal's own rule or its strategy's: at the worst price that it may trade at. */
    Sizing size(AccountId id, Strategy strategy, Signal signal, Side side, Facts facts, Instant at) {
        Optional<Price> worst = signal.spec() instanceof OrderSpec.Market
                ? bounds.price(id, Optional.of(strategy.id()), facts, side, signal.target(), at)
                : Optional.empty();
        return size(id, strategy, signal, side, worst.or(() -> price(signal, side, facts)), facts, at);
    }

    /** How much a target comes to: where to stand is reckoned at what the market says. */
    Sizing sizeOfTarget(AccountId id, Strategy strategy, Signal signal, Facts facts, Instant at) {
        return size(id, strategy, signal, Side.BUY, price(signal, Side.BUY, facts), facts, at);
    }

    private Sizing size(
            AccountId id, Strategy strategy, Signal signal, Side side, Optional<Price> price, Facts facts, Instant at) {
        Optional<SizingRule> rule = signal.size().or(strategy::size);
        if (rule.isEmpty()) {
            return new Sizing.Unsized(new SizingProblem.NoRule(strategy.id()), List.of());
        }
        return Sizers.of(rule.get()).size(request(id, strategy, signal, side, price, facts, at));
    }

    private SizingRequest request(
            AccountId id, Strategy strategy, Signal signal, Side side, Optional<Price> price, Facts facts, Instant at) {
        AccountBook account = book.requireAccount(id);
        Instrument instrument = facts.instrument().orElseThrow();
        Money zero = account.cash().currency().zero();
        Money whole = account.balance().equity();
        Money equity = strategy.budget().filter(budget -> budget.compareTo(whole) < 0).orElse(whole);
        Stake stake = book.strategies().stake(strategy.id(), id, instrument);
        return new SizingRequest(
                side, ordered(account, strategy, signal, side, instrument), price, stop(signal, side, facts), signal.target(),
                signal.confidence(),
                equity,
                account.account().buyingPowerChecked() ? Optional.of(account.balance().buyingPower()) : Optional.empty(),
                stake.position().quantity(), facts.atr(),
                book.strategies().record(id, strategy.id(), zero), Costs.usual(instrument.assetClass()),
                caps(account, strategy, signal, instrument, facts, at));
    }

    /** In which steps it is ordered: a broker that takes exits in whole shares sells nothing else short either (Alpaca). */
    private static Instrument ordered(AccountBook account, Strategy strategy, Signal signal, Side side, Instrument instrument) {
        boolean mayBeShort = strategy.shorts() && (side == Side.SELL || signal.action() == Action.TARGET);
        boolean whole = account.link().exitsInWhole(instrument) && (mayBeShort || orderClass(signal).isPresent());
        return whole ? instrument.inWholeUnits() : instrument;
    }

    private List<Cap> caps(
            AccountBook account, Strategy strategy, Signal signal, Instrument instrument, Facts facts, Instant at) {
        Money zero = account.cash().currency().zero();
        var caps = new ArrayList<>(new LimitCaps(book.limits()).of(
                account, strategy.id(), instrument, facts.market().flatMap(MarketFacts::averageVolume), at));
        signal.maxNotional().ifPresent(most -> caps.add(new Cap.Notional("the sender's max notional", most, Cap.Reach.ORDER)));
        strategy.budget().ifPresent(budget -> caps.add(new Cap.Notional(
                "the budget of strategy " + strategy.id(),
                budget.minus(book.strategies().committed(strategy.id(), account.id(), zero)), Cap.Reach.OPENING)));
        return caps;
    }

    /** What the entry is reckoned at: its own limit, else the market's far side. */
    private static Optional<Price> price(Signal signal, Side side, Facts facts) {
        return signal.spec().limitPrice().or(signal.spec()::stopPrice).or(() -> facts.quote().map(quote -> quote.farSide(side)));
    }

    private static Optional<Price> stop(Signal signal, Side side, Facts facts) {
        return signal.stop().or(() -> signal.trail()
                .flatMap(trail -> price(signal, side, facts).map(price -> trail.stopFrom(price, side.opposite()))));
    }

    /** The order, with the exits that the signal names. */
    OrderIntent intent(Signal signal, Sizing.Sized sized, Instrument instrument) {
        TimeInForce usual = instrument.assetClass() == AssetClass.US_EQUITY ? TimeInForce.DAY : TimeInForce.GTC;
        OrderIntent plain = new OrderIntent(
                        Optional.empty(), signal.symbol(), sized.side(), OrderAmount.units(sized.quantity()), signal.spec(),
                        signal.timeInForce().orElse(usual))
                .of(Origin.of(signal.strategy(), signal.id()));
        return orderClass(signal).map(plain::with).orElse(plain);
    }

    private static Optional<OrderClass> orderClass(Signal signal) {
        Optional<Exit.StopLoss> stop = signal.stop()
                .<OrderSpec>map(OrderSpec.Stop::new)
                .or(() -> signal.trail().map(OrderSpec.TrailingStop::new))
                .map(Exit.StopLoss::new);
        Optional<Exit.TakeProfit> target = signal.target().map(Exit.TakeProfit::new);
        if (stop.isPresent() && target.isPresent()) {
            return Optional.of(new OrderClass.Bracket(target.get(), stop.get()));
        }
        return stop.<OrderClass>map(OrderClass.Oto::new).or(() -> target.map(OrderClass.Oto::new));
    }
}

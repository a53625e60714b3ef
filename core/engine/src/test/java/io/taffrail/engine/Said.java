package io.taffrail.engine;

import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.KeepStrategy;
import io.taffrail.model.journal.Command.SendSignal;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Delivery;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A signal of strategy {@code ema}, said in one line: {@code says("s-1", BUY, "AAPL").size("fixed:10").stop("95").at("100")}. */
final class Said {
    static final StrategyId EMA = new StrategyId("ema");

    private final String id;
    private final Action action;
    private final Symbol symbol;
    private StrategyId strategy = EMA;
    private Optional<SizingRule> size = Optional.empty();
    private Optional<Price> stop = Optional.empty();
    private Optional<Price> target = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();
    private Optional<Duration> same = Optional.empty();
    private Optional<Money> most = Optional.empty();
    private boolean approval;
    private String dialect = "native";

    private Said(String id, Action action, String symbol) {
        this.id = id;
        this.action = action;
        this.symbol = new Symbol(symbol);
    }

    static Said says(String id, Action action, String symbol) {
        return new Said(id, action, symbol);
    }

    Said of(String name) {
        strategy = new StrategyId(name);
        return this;
    }

    Said size(String rule) {
        size = Optional.of(SizingRule.of(rule));
        return this;
    }

    Said stop(String price) {
        stop = Optional.of(Price.of(price));
        return this;
    }

    Said target(String price) {
        target = Optional.of(Price.of(price));
        return this;
    }

    Said sent(Duration ago) {
        sentAt = Optional.of(EngineStory.AT.minus(ago));
        return this;
    }

    /** It has no name of its own, and is the same as what was said so lately. */
    Said unnamed(Duration span) {
        same = Optional.of(span);
        return this;
    }

    Said atMost(String dollars) {
        most = Optional.of(Money.usd(dollars));
        return this;
    }

    /** In TradersPost's words: what works is taken off first. */
    Said byTradersPost() {
        dialect = "traderspost";
        return this;
    }

    Said toApprove() {
        approval = true;
        return this;
    }

    Signal signal() {
        return new Signal(
                new SignalId(id), strategy, symbol, action, size, Optional.empty(), Optional.empty(), stop, Optional.empty(),
                target, new OrderSpec.Market(), Optional.empty(), sentAt, Optional.empty(), most);
    }

    /** It comes while the market is there. */
    Input at(String price) {
        var delivery = new Delivery(Optional.empty(), dialect, Optional.empty(), approval);
        return new CommandTaken(
                new SendSignal(EngineStory.account("main"), signal(), delivery, same, Optional.empty()),
                facts(symbol, price));
    }

    static Facts facts(Symbol symbol, String price) {
        return Facts.of(
                EngineStory.instrument(symbol.value()), Optional.of(Quote.point(EngineStory.AT, symbol, Price.of(price))));
    }

    /** Somebody sets a strategy up in the account {@code main}. */
    static Input strategy(String name, boolean shorts, boolean adds, boolean turns, Optional<String> budget) {
        return EngineStory.command(new KeepStrategy(new Strategy(
                new StrategyId(name), EngineStory.account("main"), Optional.of(SizingRule.of("fixed:10")), Set.of(), shorts,
                adds, turns, budget.map(Money::usd), Strategy.USUAL_AGE, Strategy.USUAL_APPROVAL)));
    }
}

package io.taffrail.engine.sizing;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.order.Side;
import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.signal.SizingRule;
import io.taffrail.model.signal.TradeRecord;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as tests write it: buys at 100 with 100,000 dollars of equity in lots of one, without costs, unless it says otherwise. */
final class Wanted {
    Side side = Side.BUY;
    String lot = "1";
    String price = "100";
    String stop = "";
    String target = "";
    String confidence = "";
    Money equity = Money.usd("100000");
    String buyingPower = "";
    String held = "0";
    String atr = "";
    TradeRecord record = TradeRecord.none(Currency.USD);
    Costs costs = Costs.NONE;
    final List<Cap> caps = new ArrayList<>();
    Map<String, Sizer> own = Map.of();

    static Wanted buy() {
        return new Wanted();
    }

    static Wanted sell() {
        var wanted = new Wanted();
        wanted.side = Side.SELL;
        return wanted;
    }

    Wanted at(String text) {
        price = text;
        return this;
    }

    Wanted stop(String text) {
        stop = text;
        return this;
    }

    Wanted target(String text) {
        target = text;
        return this;
    }

    Wanted confidence(String text) {
        confidence = text;
        return this;
    }

    Wanted lots(String text) {
        lot = text;
        return this;
    }

    Wanted equity(String text) {
        equity = Money.usd(text);
        return this;
    }

    Wanted buyingPower(String text) {
        buyingPower = text;
        return this;
    }

    Wanted held(String text) {
        held = text;
        return this;
    }

    Wanted atr(String text) {
        atr = text;
        return this;
    }

    Wanted record(long wins, long losses, String won, String lost) {
        record = new TradeRecord(wins, losses, Money.usd(won), Money.usd(lost));
        return this;
    }

    Wanted costs(String feeBps, String slippageBps) {
        costs = new Costs(Decimal.of(feeBps), Decimal.of(slippageBps));
        return this;
    }

    Wanted cap(Cap cap) {
        caps.add(cap);
        return this;
    }

    Wanted own(Map<String, Sizer> sizers) {
        own = sizers;
        return this;
    }

    SizingRequest request() {
        var instrument = new Instrument(
                new Symbol("AAPL"), "Apple", AssetClass.US_EQUITY, Currency.USD, TradingRules.of("0.01", lot));
        return new SizingRequest(
                side, instrument, some(price).map(Price::of), some(stop).map(Price::of), some(target).map(Price::of),
                some(confidence).map(Decimal::of), equity, some(buyingPower).map(Money::usd), Decimal.of(held),
                some(atr).map(Decimal::of), record, costs, caps);
    }

    Sizing by(String rule) {
        return Sizers.of(SizingRule.of(rule), own).size(request());
    }

    /** {@code "BUY 10"}, or the code of the problem. */
    String outcome(String rule) {
        return switch (by(rule)) {
            case Sizing.Sized(var way, var quantity, _) -> way + " " + quantity;
            case Sizing.Unsized(var problem, _) -> problem.code();
        };
    }

    SizingProblem problem(String rule) {
        return ((Sizing.Unsized) by(rule)).problem();
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}

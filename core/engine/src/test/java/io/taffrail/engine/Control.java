package io.taffrail.engine;

import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.market.MarketFacts.Peer;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One rule with a limit, an order that is just within it and one that is just beyond.
 *
 * @param within prepares a desk, and says which order then passes
 * @param beyond prepares a desk, and says which order then is refused
 */
record Control(Rule rule, String limit, Function<LimitDesk, Wish> within, Function<LimitDesk, Wish> beyond) {

    /** One for every rule that refuses single orders. */
    static List<Control> all() {
        return List.of(
                plain(Rule.HALTED_INSTRUMENT, "1", buy("10", "AAPL"), buy("10", "AAPL").in(halted())),
                plain(Rule.MARKET_HOURS, "1", buy("10", "AAPL").atTheMarket(),
                        buy("10", "AAPL").atTheMarket().during(SessionPhase.CLOSED)),
                new Control(Rule.NO_TRADE_AFTER_OPEN, "5", desk -> opened(desk, 300), desk -> opened(desk, 299)),
                new Control(Rule.NO_TRADE_BEFORE_CLOSE, "5", desk -> closing(desk, 300), desk -> closing(desk, 299)),
                plain(Rule.STALE_PRICE, "5", buy("10", "AAPL").aged(Duration.ofSeconds(5)),
                        buy("10", "AAPL").aged(Duration.ofMillis(5_001))),
                plain(Rule.SPREAD, "1", buy("10", "AAPL").atTheMarket().quoted("99.5", "100.5"),
                        buy("10", "AAPL").atTheMarket().quoted("99.49", "100.51")),
                plain(Rule.PRICE_COLLAR, "5", buy("10", "AAPL").limit("105"), buy("10", "AAPL").limit("105.01")),
                plain(Rule.PRICE_COLLAR_BELOW_ONE, "20", buy("10", "F").quoted("0.5", "0.5").limit("0.6"),
                        buy("10", "F").quoted("0.5", "0.5").limit("0.6001")),
                plain(Rule.MARKET_ORDER_COLLAR, "5", buy("10", "AAPL").atTheMarket(), buy("10", "AAPL").atTheMarket().quoted("0", "0")),
                plain(Rule.PRICE_DRIFT, "5", buy("10", "AAPL").in(moved("5")), buy("10", "AAPL").in(moved("5.0001"))),
                plain(Rule.MAX_ORDER_QTY, "100", buy("100", "AAPL"), buy("101", "AAPL")),
                plain(Rule.MAX_ORDER_ADV, "1", buy("100", "AAPL").in(traded("10000")), buy("100.01", "AAPL").in(traded("10000"))),
                plain(Rule.MAX_ORDER_NOTIONAL, "10000", buy("100", "AAPL"), buy("100.01", "AAPL")),
                plain(Rule.MAX_ORDER_EQUITY, "10", buy("100", "AAPL"), buy("100.01", "AAPL")),
                new Control(Rule.ORDER_RATE, "5", desk -> after(desk, 4, 200), desk -> after(desk, 5, 199)),
                new Control(Rule.ORDER_RATE_MINUTE, "10", desk -> after(desk, 9, 2_000), desk -> after(desk, 10, 2_000)),
                new Control(Rule.REPEATED_EXECUTIONS, "3", desk -> repeated(desk, 2), desk -> repeated(desk, 3)),
                new Control(Rule.DUPLICATE_ORDER, "2", desk -> twin(desk, 2_000), desk -> twin(desk, 1_999)),
                new Control(Rule.SELF_TRADE, "0", desk -> against(desk, "100.99"), desk -> against(desk, "101")),
                new Control(Rule.ORDER_TO_FILL, "5", desk -> after(desk, 4, 20_000), desk -> after(desk, 5, 20_000)),
                new Control(Rule.OPEN_ORDERS_SYMBOL, "3",
                        desk -> working(desk, "AAPL", "AAPL"), desk -> working(desk, "AAPL", "AAPL", "AAPL")),
                new Control(Rule.OPEN_ORDERS, "3",
                        desk -> working(desk, "MSFT", "KO"), desk -> working(desk, "MSFT", "KO", "IBM")),
                new Control(Rule.UNEXECUTED_NOTIONAL, "20", desk -> behind(desk, "100"), desk -> behind(desk, "100.01")),
                new Control(Rule.SHORT_SALE, "0", desk -> sold(desk, "10"), desk -> sold(desk, "10.01")),
                new Control(Rule.SETTLED_CASH, "0", desk -> halfUnsettled(desk, "500"), desk -> halfUnsettled(desk, "500.01")),
                new Control(Rule.GOOD_FAITH, "1", desk -> unpaid(desk), desk -> unpaid(desk.held(unpaid(desk)))),
                new Control(Rule.DAY_TRADES, "3", desk -> turned(desk, 2), desk -> turned(desk, 3)),
                plain(Rule.MAX_RISK_PER_TRADE, "1", buy("100", "AAPL").stopping("90.1"), buy("100", "AAPL").stopping("90.09")),
                new Control(Rule.POSITION_SIZE, "200", desk -> onTop(desk, "AAPL", "100"), desk -> onTop(desk, "AAPL", "100.01")),
                new Control(Rule.CONCENTRATION, "20", desk -> onTop(desk, "AAPL", "100"), desk -> onTop(desk, "AAPL", "100.01")),
                new Control(Rule.MAX_POSITIONS, "1", desk -> onTop(desk, "AAPL", "1"), desk -> onTop(desk, "MSFT", "1")),
                new Control(Rule.STRATEGY_BUDGET, "20000", desk -> onTop(desk, "MSFT", "100"), desk -> onTop(desk, "MSFT", "100.01")),
                new Control(Rule.GROSS_EXPOSURE, "20", desk -> onTop(desk, "MSFT", "100"), desk -> onTop(desk, "MSFT", "100.01")),
                new Control(Rule.NET_EXPOSURE, "20", desk -> onTop(desk, "MSFT", "100"), desk -> onTop(desk, "MSFT", "100.01")),
                new Control(Rule.LEVERAGE, "0.2", desk -> onTop(desk, "MSFT", "100"), desk -> onTop(desk, "MSFT", "100.01")),
                new Control(Rule.SECTOR_EXPOSURE, "20", desk -> peer(desk, "100"), desk -> peer(desk, "100.01")),
                new Control(Rule.CORRELATION, "20", desk -> peer(desk, "100"), desk -> peer(desk, "100.01")));
    }

    @Override
    public String toString() {
        return rule.word();
    }

    /** The desk that the rule speaks of. */
    LimitDesk desk(LimitChain chain) {
        return switch (rule) {
            case SETTLED_CASH, GOOD_FAITH -> new LimitDesk(chain, AccountKind.CASH, "100000");
            case DAY_TRADES               -> new LimitDesk(chain, AccountKind.MARGIN, "20000");
            default                       -> new LimitDesk(chain);
        };
    }

    private static Wish halfUnsettled(LimitDesk desk, String quantity) {
        desk.held(buy("500", "AAPL")).held(sell("500", "AAPL"));
        return buy(quantity, "MSFT");
    }

    /** Sells a part of what was bought with money that has not settled; nothing was settled but for the first time. */
    private static Wish unpaid(LimitDesk desk) {
        if (desk.orders() == 0) {
            desk.held(buy("1000", "AAPL")).held(sell("1000", "AAPL")).held(buy("10", "MSFT"));
        }
        return sell("5", "MSFT");
    }

    private static Wish turned(LimitDesk desk, int times) {
        for (int i = 0; i < times; i++) {
            desk.held(buy("1", "AAPL")).held(sell("1", "AAPL"));
        }
        return buy("1", "MSFT");
    }

    private static Control plain(Rule rule, String limit, Wish within, Wish beyond) {
        return new Control(rule, limit, _ -> within, _ -> beyond);
    }

    private static MarketFacts halted() {
        return new MarketFacts(SessionPhase.REGULAR, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());
    }

    private static MarketFacts moved(String percent) {
        return MarketFacts.ALWAYS_OPEN.withDrift(Optional.of(Decimal.of(percent)));
    }

    private static MarketFacts traded(String units) {
        return MarketFacts.ALWAYS_OPEN.withAverageVolume(Optional.of(Decimal.of(units)));
    }

    private static Wish opened(LimitDesk desk, long secondsAgo) {
        return buy("10", "AAPL").in(new MarketFacts(
                SessionPhase.REGULAR, Optional.of(desk.now().minusSeconds(secondsAgo)), Optional.empty(), false,
                Optional.empty(), List.of()));
    }

    private static Wish closing(LimitDesk desk, long inSeconds) {
        return buy("10", "AAPL").in(new MarketFacts(
                SessionPhase.REGULAR, Optional.empty(), Optional.of(desk.now().plusSeconds(inSeconds)), false,
                Optional.empty(), List.of()));
    }

    /** The next of many orders, each of another size. */
    private static Wish after(LimitDesk desk, int before, long millisBetween) {
        for (int i = 1; i <= before; i++) {
            desk.working(buy(Integer.toString(i), "AAPL")).later(Duration.ofMillis(millisBetween));
        }
        return buy("99", "AAPL");
    }

    private static Wish repeated(LimitDesk desk, int executions) {
        for (int i = 1; i <= executions; i++) {
            desk.held(buy(Integer.toString(i), "AAPL").of("ema")).later(Duration.ofSeconds(5));
        }
        return buy("9", "AAPL").of("ema");
    }

    private static Wish twin(LimitDesk desk, long millisLater) {
        desk.working(buy("10", "AAPL")).later(Duration.ofMillis(millisLater));
        return buy("10", "AAPL");
    }

    /** A purchase, while another strategy's sale stands at 101. */
    private static Wish against(LimitDesk desk, String limit) {
        desk.working(sell("10", "AAPL").limit("101").of("other"));
        return buy("1", "AAPL").limit(limit).of("ema");
    }

    private static Wish working(LimitDesk desk, String... symbols) {
        for (String symbol : symbols) {
            desk.working(buy("1", symbol)).later(Duration.ofSeconds(3));
        }
        return buy("1", "AAPL");
    }

    private static Wish behind(LimitDesk desk, String quantity) {
        desk.working(buy("100", "MSFT"));
        return buy(quantity, "AAPL");
    }

    private static Wish sold(LimitDesk desk, String quantity) {
        desk.held(buy("10", "AAPL"));
        return sell(quantity, "AAPL");
    }

    /** One more purchase of a strategy that holds 10,000 dollars of AAPL. */
    private static Wish onTop(LimitDesk desk, String symbol, String quantity) {
        desk.held(buy("100", "AAPL").of("ema"));
        return buy(quantity, symbol).of("ema");
    }

    private static Wish peer(LimitDesk desk, String quantity) {
        desk.held(buy("100", "MSFT").in(peers(new Symbol("MSFT"), "1")));
        return buy(quantity, "AAPL").in(peers(new Symbol("AAPL"), "0.7"));
    }

    private static MarketFacts peers(Symbol own, String correlation) {
        return new MarketFacts(
                SessionPhase.REGULAR, Optional.empty(), Optional.empty(), false, Optional.empty(),
                List.of(
                        new Peer(own, Optional.of("technology"), Optional.empty()),
                        new Peer(new Symbol("MSFT"), Optional.of("technology"), Optional.of(Decimal.of(correlation)))));
    }
}

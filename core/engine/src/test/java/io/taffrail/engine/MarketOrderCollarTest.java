package io.taffrail.engine;

import static io.taffrail.engine.Said.says;
import static io.taffrail.engine.Wish.buy;
import static io.taffrail.engine.Wish.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Command.SetLimits;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wanted at the market is sent with a worst price, where somebody has asked for it; what closes is not. */
class MarketOrderCollarTest {

    @Test
    void aPurchaseIsBoundedAboveTheAskAndASaleBelowTheBidTowardsTheMarket() {
        var desk = bounded("5");

        desk.send(buy("10", "AAPL").atTheMarket().quoted("182.10", "182.17"));
        assertThat(order(desk, 1).spec()).as("182.17 * 1.05 = 191.2785").isEqualTo(limit("191.27"));
        desk.send(sell("10", "MSFT").atTheMarket().quoted("182.13", "182.17"));
        assertThat(order(desk, 2).spec()).as("182.13 * 0.95 = 173.0235").isEqualTo(limit("173.03"));
    }

    @Test
    void whoLooksAtTheChecksSeesThatItWasAnOrderAtTheMarketAndFromWhatPriceItsLimitCame() {
        var desk = bounded("5");

        desk.send(buy("10", "AAPL").atTheMarket().quoted("182.10", "182.17"));

        Reading reading = readings(desk).getFirst();
        assertThat(reading.value()).contains(Decimal.of("4.9954"));
        assertThat(reading.text()).contains("wanted at the market", "limit 191.27", "reckoned from 182.17");
        assertThat(order(desk, 1).instructions()).containsExactly(Instruction.MARKETABLE);
        assertThat(order(desk, 1).reference()).contains(Price.of("182.17"));
    }

    @Test
    void withoutTheLimitAnOrderStaysAtTheMarket() {
        var desk = new LimitDesk().with(Rule.PRICE_COLLAR, "5");

        desk.send(buy("10", "AAPL").atTheMarket());

        assertThat(order(desk, 1).spec()).isEqualTo(new OrderSpec.Market());
    }

    @Test
    void whatClosesStaysAtTheMarketAndWhatTurnsRoundIsBounded() {
        var desk = bounded("5").held(buy("10", "AAPL")).held(sell("10", "MSFT"));

        desk.send(sell("4", "AAPL").atTheMarket());
        desk.send(sell("99", "AAPL").atTheMarket().reducing());
        desk.send(buy("10", "MSFT").atTheMarket());
        assertThat(List.of(order(desk, 3).spec(), order(desk, 4).spec(), order(desk, 5).spec())).containsOnly(new OrderSpec.Market());

        desk.send(buy("1", "MSFT").atTheMarket());
        assertThat(order(desk, 6).spec()).as("all of it is promised already").isEqualTo(limit("105"));
    }

    @Test
    void withoutAQuoteItIsRefused() {
        var desk = bounded("5");

        assertThat(desk.send(buy("10", "AAPL").atTheMarket().quoted("0", "0"))).map(Denial::code).contains("MARKET_ORDER_COLLAR");
    }

    @Test
    void aQuoteThatIsTooOldIsRefusedByTheRuleThatSaysSo() {
        var desk = bounded("5").with(Rule.STALE_PRICE, "5");

        var denial = desk.send(buy("10", "AAPL").atTheMarket().aged(Duration.ofSeconds(6)));

        assertThat(denial).map(Denial::code).contains("STALE_PRICE");
    }

    /** It would wait for the open with a price of yesterday. */
    @Test
    void whileTheMarketIsClosedItIsRefusedLikeAnyOrderAtTheMarket() {
        var desk = bounded("5").with(Rule.MARKET_HOURS, "1");

        assertThat(desk.send(buy("10", "AAPL").atTheMarket().during(SessionPhase.CLOSED))).map(Denial::code).contains("MARKET_HOURS");
        assertThat(desk.send(buy("10", "AAPL").during(SessionPhase.CLOSED))).isEmpty();
    }

    @Test
    void aWideMarketIsRefusedLikeBefore() {
        var desk = bounded("5").with(Rule.SPREAD, "1");

        assertThat(desk.send(buy("10", "AAPL").atTheMarket().quoted("98", "102"))).map(Denial::code).contains("SPREAD");
    }

    @Test
    void theTightestOfAllThatApplyAndOfTheCollarsOnLimitsCounts() {
        var desk = bounded("5").with(Rule.MARKET_ORDER_COLLAR, Scope.of(AssetClass.US_EQUITY), "3").with(Rule.PRICE_COLLAR, "4");

        assertThat(desk.send(buy("1", "AAPL").atTheMarket())).isEmpty();
        assertThat(order(desk, 1).spec()).isEqualTo(limit("103"));

        desk.with(Rule.PRICE_COLLAR, "2").with(Rule.MARKET_ORDER_COLLAR, Scope.strategy("ema"), "1");
        assertThat(desk.send(buy("2", "AAPL").atTheMarket())).isEmpty();
        assertThat(order(desk, 2).spec()).isEqualTo(limit("102"));
        assertThat(desk.send(buy("3", "AAPL").atTheMarket().of("ema"))).isEmpty();
        assertThat(order(desk, 3).spec()).isEqualTo(limit("101"));
    }

    @Test
    void theSameOrderTwiceIsATwinAlthoughTheQuoteHasMoved() {
        var desk = bounded("5").with(Rule.DUPLICATE_ORDER, "2");
        desk.send(buy("10", "AAPL").atTheMarket());

        assertThat(desk.send(buy("10", "AAPL").atTheMarket().quoted("101", "101"))).map(Denial::code).contains("DUPLICATE_ORDER");
    }

    @Test
    void itIsJudgedAtTheWorstPriceThatItMayTradeAt() {
        var desk = bounded("5").with(Rule.MAX_ORDER_NOTIONAL, "1050");

        assertThat(desk.send(buy("10", "AAPL").atTheMarket())).isEmpty();
        assertThat(desk.send(buy("10.01", "AAPL").atTheMarket())).map(Denial::code).contains("MAX_ORDER_NOTIONAL");
        assertThat(desk.trial(buy("11", "AAPL").atTheMarket()).largest()).contains(Quantity.of("10"));
    }

    @Test
    void anOrderForMoneyStaysAtTheMarketAndTheChecksSaySo() {
        var desk = bounded("5");

        desk.take(submit(desk, new OrderIntent(
                Optional.empty(), new Symbol("AAPL"), Side.BUY, new OrderAmount.Notional(Money.usd("500")), new OrderSpec.Market(),
                TimeInForce.DAY)));

        assertThat(desk.refusal()).isEmpty();
        assertThat(readings(desk)).extracting(reading -> reading.note().orElseThrow())
                .containsExactly("an order for an amount of money stays at the market");
    }

    @Test
    void anEntryIsNotBoughtBeyondItsOwnTarget() {
        var desk = bounded("5");
        var intent = new OrderIntent(
                Optional.empty(), new Symbol("AAPL"), Side.BUY, OrderAmount.units(Quantity.of("1")), new OrderSpec.Market(),
                TimeInForce.DAY);

        desk.take(submit(desk, intent.with(new OrderClass.Oto(new Exit.TakeProfit(Price.of("102"))))));

        assertThat(order(desk, 1).spec()).isEqualTo(limit("101.99"));
        assertThat(order(desk, 2).spec()).isEqualTo(limit("102"));
    }

    @Test
    void whoReplacesItMakesItsLimitHisOwn() {
        var desk = bounded("5").working(buy("10", "AAPL").atTheMarket());

        desk.take(EngineStory.replace(1, "10", "104"));

        assertThat(order(desk, 2).spec()).isEqualTo(limit("104"));
        assertThat(order(desk, 2).instructions()).isEmpty();
    }

    @Test
    void aSignalIsSizedAtItsWorstPriceSoThatItsOwnLimitsDoNotRefuseIt() {
        var desk = EngineStory.margin("100000").given(
                Said.strategy("ema", false, false, false, Optional.empty()),
                EngineStory.command(new SetLimits(
                        List.of(LimitChange.of(Rule.MARKET_ORDER_COLLAR, Scope.DESK, "5"),
                                LimitChange.of(Rule.MAX_ORDER_NOTIONAL, Scope.DESK, "1050")),
                        Optional.empty(), "test")));

        desk.when(says("s-1", Action.BUY, "AAPL").size("fixed:100").at("100")).andAsks("send 1");

        Order order = desk.engine().book().order(EngineStory.order(1)).orElseThrow();
        assertThat(order.spec()).isEqualTo(limit("105"));
        assertThat(order.orderQty().orElseThrow().value()).as("fees are counted too").isBetween(Decimal.of("9.99"), Decimal.of("10"));
    }

    private static LimitDesk bounded(String percent) {
        return new LimitDesk().with(Rule.MARKET_ORDER_COLLAR, percent);
    }

    private static CommandTaken submit(LimitDesk desk, OrderIntent intent) {
        return new CommandTaken(
                new Command.SubmitOrder(EngineStory.account("main"), intent, Optional.empty()), buy("1", "AAPL").facts(desk.now()));
    }

    private static Order order(LimitDesk desk, long number) {
        return desk.engine().book().order(EngineStory.order(number)).orElseThrow();
    }

    private static OrderSpec limit(String price) {
        return new OrderSpec.Limit(Price.of(price));
    }

    private static List<Reading> readings(LimitDesk desk) {
        return desk.events().stream()
                .filter(OrderChecked.class::isInstance)
                .flatMap(event -> ((OrderChecked) event).readings().stream())
                .toList();
    }
}

package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Books and broker: new risk only where they agree, and every difference is booked from evidence or told. */
@Timeout(120)
class ReconciliationTest {

    @Test
    void nothingLeavesBeforeTheBrokerIsHeard() {
        var broker = new FarBroker();
        try (var house = FarHouse.deaf(broker, OnBreak.ASK)) {
            house.hear();
            broker.loseStream();
            house.await(() -> house.link().gate() == Gate.SHUT);

            assertThat(house.buy("a", "1").denial()).containsInstanceOf(Denial.AccountNotReady.class);
            assertThat(broker.placements).isEmpty();
        }
    }

    @Test
    void anAccountOpensWithWhatTheBrokerSaysThatItHas() {
        var broker = new FarBroker();
        broker.transfer("AAPL", "7");
        try (var house = FarHouse.open(broker)) {
            var account = house.folded().book().account(FarHouse.ACCOUNT).orElseThrow();

            assertThat(account.cash()).isEqualTo(Money.usd("100000"));
            assertThat(account.position(FarBroker.AAPL.symbol()).map(Position::quantity)).contains(Decimal.of(7));
            assertThat(house.events(AccountReconciled.class)).isNotEmpty();
        }
    }

    @Test
    void aFillThatNobodyToldIsBookedFromTheBrokersRecord() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.tellsFills = false;

            broker.fill(order, "10", "149.5");

            house.await(() -> house.now(order).status() == OrderStatus.FILLED);
            assertThat(house.link().breaks()).isEmpty();
            assertThat(house.folded().book().account(FarHouse.ACCOUNT).orElseThrow().cash()).isEqualTo(Money.usd("98505"));
        }
    }

    /** Some brokers go on counting with an order that takes another's place, some begin anew. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOrderThatTookAnothersPlaceDiffersInNothingHoweverTheBrokerCounts(boolean countsOn) {
        var broker = new FarBroker();
        broker.countsOn = countsOn;
        try (var house = FarHouse.open(broker)) {
            Order first = house.buy("a", "10");
            house.await(() -> house.now(first).status() == OrderStatus.ACCEPTED);
            broker.fill(first, "4", "149.5");
            house.await(() -> house.now(first).status() == OrderStatus.PARTIALLY_FILLED);
            Order second = house.replaced(first, "12");
            house.await(() -> house.now(first).status() == OrderStatus.REPLACED);
            assertThat(house.differences()).isEmpty();

            broker.fill(second, "3", "149");
            house.await(() -> house.now(second).cumQty().equals(Quantity.of("7")));

            assertThat(house.now(second).ownCumQty()).isEqualTo(Quantity.of("3"));
            assertThat(house.differences()).isEmpty();
        }
    }

    @Test
    void fillsOfTheTimeWhenNobodyListenedAreBookedBeforeNewRisk() {
        var broker = new FarBroker();
        var journal = new RecordedJournal();
        Order order;
        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
        }
        broker.tellsFills = false;
        broker.fill(order, "10", "149.5");

        try (var house = FarHouse.open(journal, broker, OnBreak.ASK)) {
            assertThat(house.now(order).status()).isEqualTo(OrderStatus.FILLED);
            assertThat(house.events(BreakFound.class)).extracting(BreakFound::found)
                    .noneMatch(Break.PositionDiffers.class::isInstance);
        }
    }

    @Test
    void anOrderFromElsewhereIsAdoptedAndFollowed() {
        var broker = new FarBroker();
        Order stranger = stranger();
        broker.orderFromElsewhere(stranger);
        try (var house = FarHouse.open(broker)) {
            Order adopted = house.folded().book().openOrders().iterator().next();
            assertThat(adopted.isExternal()).isTrue();
            assertThat(adopted.clientOrderId()).isEqualTo(new ClientOrderId("by hand"));

            broker.tellsFills = false;
            broker.fill(stranger, "3", "150");
            house.await(() -> house.now(adopted).status() == OrderStatus.FILLED);
            assertThat(house.link().breaks()).isEmpty();
        }
    }

    @Test
    void whatNothingExplainsIsABreakAndTheAccountOnlyCloses() {
        var broker = new FarBroker();
        broker.transfer("AAPL", "5");
        try (var house = FarHouse.open(broker)) {
            broker.transfer("AAPL", "2");
            house.await(() -> house.link().gate() == Gate.CLOSING_ONLY);

            assertThat(house.link().breaks())
                    .containsExactly(new Break.PositionDiffers(
                            FarBroker.AAPL, Decimal.of(5), Decimal.of(7), Price.of("150")));
            assertThat(house.buy("more", "1").denial()).containsInstanceOf(Denial.AccountNotReady.class);
            assertThat(house.sell("less", "5").denial()).isEmpty();
        }
    }

    @Test
    void aBreakThatAPersonAcceptsIsBookedAndTheAccountTradesAgain() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.transfer("AAPL", "2");
            broker.cash = Money.usd("99000");
            house.await(() -> house.link().breaks().size() == 2);

            house.command(new Command.AdoptBreaks(FarHouse.ACCOUNT, "shares for money, by hand"));

            house.await(() -> house.link().gate() == Gate.OPEN);
            var account = house.folded().book().account(FarHouse.ACCOUNT).orElseThrow();
            assertThat(account.cash()).isEqualTo(Money.usd("99000"));
            assertThat(account.position(FarBroker.AAPL.symbol()).map(Position::quantity)).contains(Decimal.of(2));
        }
    }

    /** A fill that the broker counts already, and lists later, was accepted as a difference and then booked once more. */
    @ParameterizedTest
    @CsvSource({"ASK, 4", "ASK, 10", "HALT, 4", "HALT, 10"})
    void aTradeThatIsCountedBeforeItIsListedIsToldAsSuchAndBookedOnce(OnBreak onBreak, String traded) {
        var broker = new FarBroker();
        try (var house = FarHouse.open(new RecordedJournal(), broker, onBreak)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.tellsFills = false;
            broker.statesExecutions = false;
            broker.answersLookUps = false;

            broker.fill(order, traded, "149.5");

            house.await(() -> house.link().breaks().size() == 2);
            assertThat(house.link().breaks()).extracting(Break::cause).allMatch(cause -> cause.contains(order.id().value()));
            assertThat(house.command(new Command.AdoptBreaks(FarHouse.ACCOUNT, "looks right")).denial())
                    .containsInstanceOf(Denial.TradeUnlisted.class);

            broker.statesExecutions = true;
            house.await(() -> house.link().gate() == Gate.OPEN && house.link().breaks().isEmpty());
            house.awaitStatements(2);
            assertThat(house.position()).isEqualTo(Decimal.of(traded)).isEqualTo(broker.position("AAPL"));
            assertThat(house.account().cash()).isEqualTo(broker.cash);
            assertThat(house.now(order).cumQty()).isEqualTo(Quantity.of(traded));
        }
    }

    /** What has nothing to do with the order is accepted meanwhile, and nothing else is. */
    @Test
    void beneathAnUnlistedTradeOnlyWhatItCannotExplainIsAccepted() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            Order order = house.buy("a", "10");
            house.await(() -> house.now(order).status() == OrderStatus.ACCEPTED);
            broker.tellsFills = false;
            broker.statesExecutions = false;
            broker.answersLookUps = false;
            broker.transfer("MSFT", "3");
            broker.fill(order, "4", "149.5");
            house.await(() -> house.link().breaks().size() == 3);

            assertThat(house.command(new Command.AdoptBreaks(FarHouse.ACCOUNT, "a transfer")).denial()).isEmpty();

            assertThat(house.position()).isEqualTo(Decimal.ZERO);
            assertThat(house.account().position(new Symbol("MSFT")).map(Position::quantity)).contains(Decimal.of(3));
            broker.statesExecutions = true;
            house.await(() -> house.link().gate() == Gate.OPEN && house.position().equals(Decimal.of(4)));
            assertThat(house.account().cash()).isEqualTo(broker.cash);
        }
    }

    @Test
    void anAccountThatHaltsOnABreakDoesNotEvenClose() {
        var broker = new FarBroker();
        broker.transfer("AAPL", "5");
        try (var house = FarHouse.open(new RecordedJournal(), broker, OnBreak.HALT)) {
            broker.cash = Money.usd("1");
            house.await(() -> house.link().gate() == Gate.SHUT);

            assertThat(house.sell("less", "5").denial()).containsInstanceOf(Denial.AccountNotReady.class);
        }
    }

    @Test
    void anAccountThatAdoptsBelievesTheBroker() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(new RecordedJournal(), broker, OnBreak.ADOPT)) {
            broker.cash = Money.usd("99999.5");
            house.await(() -> house.folded().book().account(FarHouse.ACCOUNT).orElseThrow().cash().equals(Money.usd("99999.5")));

            assertThat(house.link().gate()).isEqualTo(Gate.OPEN);
        }
    }

    @Test
    void aDifferenceThatIsGoneIsSettledByItself() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.transfer("AAPL", "2");
            house.await(() -> house.link().gate() == Gate.CLOSING_ONLY);

            broker.transfer("AAPL", "-2");

            house.await(() -> house.link().gate() == Gate.OPEN);
        }
    }

    @Test
    void everyReconnectIsReconciledAnew() {
        var broker = new FarBroker();
        try (var house = FarHouse.open(broker)) {
            broker.loseStream();
            house.await(() -> house.link().gate() == Gate.SHUT);
            broker.findStream();

            house.await(() -> house.link().gate() == Gate.OPEN);
            assertThat(house.events(AccountReconciled.class)).hasSize(2);
        }
    }

    private static Order stranger() {
        OrderId id = OrderId.derived(new Identity("elsewhere"), new DeskId("main"), 1);
        return Order.of(new OrderInitialized(
                id, 1, FarHouse.ACCOUNT, new ClientOrderId("by hand"), FarBroker.AAPL, Side.BUY,
                OrderAmount.units(Quantity.of(3)), new OrderSpec.Limit(Price.of("150")), TimeInForce.GTC, Optional.empty(),
                TradingHouse.OPEN));
    }
}

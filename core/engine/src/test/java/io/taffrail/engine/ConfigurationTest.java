package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.close;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.buyFor;
import static io.taffrail.engine.Ticket.sell;

import io.taffrail.model.account.Configuration;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.AccountEvent.AccountConfigured;
import io.taffrail.model.journal.Command.ConfigureAccount;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an account's owner has chosen, and what the desk then refuses. */
class ConfigurationTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    @Test
    void choicesAddUpAndTheSameChoiceTwiceChangesNothing() {
        var first = Configuration.USUAL.with(suspended(true));
        var second = first.with(noShorting());

        EngineStory.margin("100000")
                .when(configured(suspended(true)))
                .then(new AccountConfigured(account("main"), first, AT))
                .when(configured(suspended(true)))
                .thenNothing()
                .when(configured(noShorting()))
                .then(new AccountConfigured(account("main"), second, AT))
                .when(command(new ConfigureAccount(account("nobody"), noShorting())))
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
    }

    @Test
    void aSuspendedAccountTakesNoOrderAndLetsGoOfThoseItHas() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("150").submitted(), filled(1, "T-1", "10", "150"))
                .given(buy("5", "AAPL").limit("100").submitted(), configured(suspended(true)))
                .when(buy("1", "AAPL").at("150").submitted())
                .thenDenied(new Denial.TradingSuspended(account("main")))
                .when(close("AAPL", new Portion.Whole()))
                .thenDenied(new Denial.TradingSuspended(account("main")))
                .when(cancel(2))
                .then(new OrderPendingCancel(order(2), AT))
                .given(configured(suspended(false)))
                .when(buy("1", "AAPL").at("150").submitted())
                .andAsks("send 5");
    }

    @Test
    void withoutShortingOnlyWhatIsHeldIsSold() {
        EngineStory.margin("100000")
                .given(configured(noShorting()))
                .when(sell("1", "AAPL").at("150").submitted())
                .thenDenied(new Denial.ShortingForbidden(account("main"), AAPL))
                .given(buy("10", "AAPL").at("150").submitted(), filled(2, "T-1", "10", "150"))
                .when(sell("4", "AAPL").limit("160").submitted())
                .andAsks("send 3")
                .when(sell("7", "AAPL").limit("160").submitted())
                .thenDenied(new Denial.InsufficientQuantity(AAPL, Quantity.of(7), Quantity.of(6), Quantity.of(4)))
                .when(sell("6", "AAPL").at("150").submitted())
                .andAsks("send 5");
    }

    @Test
    void withoutFractionsWholeSharesOnlyButWhatIsHeldCanBeSold() {
        var denial = new Denial.FractionsForbidden(account("main"), AAPL);

        EngineStory.margin("100000")
                .given(buy("2.5", "AAPL").at("150").submitted(), filled(1, "T-1", "2.5", "150"))
                .given(configured(wholeOnly()))
                .when(buy("0.5", "AAPL").at("150").submitted())
                .thenDenied(denial)
                .when(buyFor("100", "AAPL").at("150").submitted())
                .thenDenied(denial)
                .when(buy("0.5", "BTC/USD").at("150").submitted())
                .andAsks("send 4")
                .when(sell("2.5", "AAPL").at("150").submitted())
                .andAsks("send 5");
    }

    @Test
    void theMultiplierIsAtMostTheOwnersAndNeverMoreThanTheKinds() {
        EngineStory.margin("100000")
                .andBuyingPower("200000")
                .given(configured(multiplier(1)))
                .andBuyingPower("100000")
                .when(buy("1000", "AAPL").at("150").submitted())
                .thenDenied(new Denial.InsufficientBuyingPower(Money.usd("150000"), Money.usd("100000")))
                .given(configured(multiplier(4)))
                .andBuyingPower("200000");
        EngineStory.cash("100000").given(configured(multiplier(4))).andBuyingPower("100000");
    }

    @Test
    void atOnceTheEquityWhatIsSoldShortIsNoMoneyToSpend() {
        EngineStory.margin("100000")
                .given(sell("200", "AAPL").at("150").submitted(), filled(1, "T-1", "200", "150"))
                .given(configured(multiplier(1)))
                .andCash("130000")
                .andBuyingPower("70000");
    }

    private static Input configured(Configuration.Change change) {
        return command(new ConfigureAccount(account("main"), change));
    }

    private static Configuration.Change suspended(boolean now) {
        return change(Optional.of(now), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Configuration.Change noShorting() {
        return change(Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
    }

    private static Configuration.Change wholeOnly() {
        return change(Optional.empty(), Optional.empty(), Optional.of(false), Optional.empty());
    }

    private static Configuration.Change multiplier(int most) {
        return change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(most));
    }

    private static Configuration.Change change(
            Optional<Boolean> suspended, Optional<Boolean> noShorting, Optional<Boolean> fractions, Optional<Integer> multiplier) {
        return new Configuration.Change(
                suspended, noShorting, fractions, multiplier, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}

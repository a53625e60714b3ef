package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.Guard.halt;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.buyFor;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.engine.risk.RiskCheck;
import io.taffrail.engine.risk.RiskEngine;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.OnBreak;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every check that all orders pass there is an order that it refuses, and that goes through once the check is gone. */
class CheckProofsTest {
    /**
     * One check.
     *
     * @param check its class
     * @param code what it refuses with
     * @param before prepares the desk
     * @param order what is refused then
     */
    private record Case(String check, String code, UnaryOperator<EngineStory> before, Input order) {
        @Override
        public String toString() {
            return check;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("SuspensionCheck", "TRADING_SUSPENDED", given(choice(Optional.of(true), Optional.empty(), Optional.empty())),
                        buy("1", "AAPL").at("100").submitted()),
                new Case("HaltCheck", "TRADING_HALTED", given(halt(HaltLevel.ENTRIES)), buy("1", "AAPL").at("100").submitted()),
                new Case("ClientOrderIdCheck", "DUPLICATE_CLIENT_ORDER_ID",
                        given(buy("1", "AAPL").named("mine").at("100").submitted(), accepted(1)),
                        buy("2", "AAPL").named("mine").at("100").submitted()),
                new Case("GateCheck", "ACCOUNT_NOT_READY",
                        story -> linked(story).given(new LinkReport.LinkLost(account("main"), "a storm")),
                        buy("1", "AAPL").at("100").submitted()),
                new Case("DoubtCheck", "ACCOUNT_NOT_READY", given(inDoubtOften()), buy("1", "AAPL").at("1").submitted()),
                new Case("OfferCheck", "NOT_OFFERED", CheckProofsTest::linked,
                        buy("1", "AAPL").limit("100").with(Instruction.POST_ONLY).submitted()),
                new Case("CurrencyCheck", "CURRENCY_NOT_HELD", CheckProofsTest::margin, buy("1000", "USD/JPY").at("150").submitted()),
                new Case("LotCheck", "QUANTITY_OFF_LOT", CheckProofsTest::margin, buy("1000.5", "EUR/USD").at("1.1").submitted()),
                new Case("InstructionCheck", "POST_ONLY_IS_A_LIMIT", CheckProofsTest::margin,
                        buy("1", "AAPL").at("100").with(Instruction.POST_ONLY).submitted()),
                new Case("MagnitudeCheck", "ORDER_TOO_LARGE", story -> story.with("main", AccountKind.MARGIN, false, "100000"),
                        buy("999999999", "AAPL").at("150").submitted()),
                new Case("ReduceOnlyCheck", "REDUCE_ONLY_OPENS", CheckProofsTest::margin,
                        sell("5", "AAPL").at("100").reduceOnly().submitted()),
                new Case("FractionCheck", "FRACTIONS_FORBIDDEN", given(choice(Optional.empty(), Optional.empty(), Optional.of(false))),
                        buyFor("150", "AAPL").at("100").submitted()),
                new Case("ShortingCheck", "SHORTING_FORBIDDEN", given(choice(Optional.empty(), Optional.of(true), Optional.empty())),
                        sell("1", "AAPL").at("100").submitted()),
                new Case("SellableCheck", "INSUFFICIENT_QUANTITY", story -> story.with("main", AccountKind.CASH, true, "100000"),
                        sell("1", "AAPL").at("100").submitted()),
                new Case("MarginMinimumCheck", "EQUITY_BELOW_MINIMUM",
                        story -> story.with("main", AccountKind.MARGIN, true, "1999.99"), sell("1", "AAPL").at("100").submitted()),
                new Case("BuyingPowerCheck", "INSUFFICIENT_BUYING_POWER", CheckProofsTest::margin,
                        buy("3000", "AAPL").at("100").submitted()));
    }

    @Test
    void everyCheckHasItsOrder() {
        assertThat(cases()).extracting(Case::check)
                .containsExactlyElementsOf(RiskEngine.standard().checks().stream().map(CheckProofsTest::name).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatACheckRefusesIsRefusedByNoOther(Case one) {
        assertThat(refusal(one, RiskEngine.standard())).contains(one.code());

        List<RiskCheck> fewer = RiskEngine.standard().checks().stream().filter(check -> !name(check).equals(one.check())).toList();
        assertThat(refusal(one, new RiskEngine(fewer))).as("without it").isNotEqualTo(Optional.of(one.code()));
    }

    private static Optional<String> refusal(Case one, RiskEngine checks) {
        EngineStory story = one.before().apply(new EngineStory(new Engine(checks, LimitChain.whole())));
        try {
            story.when(one.order());
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException beyondTheLedger) {
            // What would have been refused is more than the books can reckon with: it went through.
            return Optional.empty();
        }
        return story.events().stream()
                .filter(OrderDenied.class::isInstance)
                .map(event -> ((OrderDenied) event).reason())
                .map(Denial::code)
                .findFirst();
    }

    private static EngineStory margin(EngineStory story) {
        return story.with("main", AccountKind.MARGIN, true, "100000");
    }

    /** At a broker that takes orders for the day and no instructions, and agrees with the books. */
    private static EngineStory linked(EngineStory story) {
        return margin(story).given(
                new LinkReport.LinkLive(account("main"), new Capabilities(List.of(TimeInForce.DAY), List.of(), false), OnBreak.ASK),
                new LinkReport.Compared(account("main"), List.of(), List.of(), true, Optional.empty()));
    }

    private static String name(RiskCheck check) {
        return check.getClass().getSimpleName();
    }

    private static UnaryOperator<EngineStory> given(Input... inputs) {
        return story -> margin(story).given(inputs);
    }

    private static Input choice(Optional<Boolean> suspended, Optional<Boolean> noShorting, Optional<Boolean> fractions) {
        return command(new Command.ConfigureAccount(account("main"), new Configuration.Change(
                suspended, noShorting, fractions, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static Input[] inDoubtOften() {
        return LongStream.rangeClosed(1, 256).boxed()
                .flatMap(number -> Stream.of(buy("1", "AAPL").limit("1").submitted(), inDoubt(number)))
                .toArray(Input[]::new);
    }
}

package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.cancel;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.EngineStory.inDoubt;
import static io.taffrail.engine.EngineStory.replaceStop;
import static io.taffrail.engine.Guard.DESK;
import static io.taffrail.engine.Guard.MAIN;
import static io.taffrail.engine.Guard.by;
import static io.taffrail.engine.Guard.exit;
import static io.taffrail.engine.Guard.flatten;
import static io.taffrail.engine.Guard.halt;
import static io.taffrail.engine.Guard.heartbeat;
import static io.taffrail.engine.Guard.resume;
import static io.taffrail.engine.Guard.strategy;
import static io.taffrail.engine.Guard.time;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;
import static io.taffrail.model.halt.HaltLevel.ALL;
import static io.taffrail.model.halt.HaltLevel.ENTRIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.halt.Halt;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.order.Denial;
import org.junit.jupiter.api.Test;

/** Halts: what leaves while they stand, what lifts them, and the silence of strategies. */
class HaltTest {
    private static final Denial ENTRIES_HALTED = halted(DESK, ENTRIES);

    private final EngineStory holdingTen = EngineStory.margin("100000")
            .given(buy("10", "AAPL").at("100").submitted(), accepted(1), filled(1, "T-1", "10", "100"));

    @Test
    void whileEntriesAreHaltedOnlyWhatReducesLeaves() {
        holdingTen
                .given(halt(ENTRIES))
                .when(buy("1", "AAPL").at("100").submitted())
                .thenDenied(ENTRIES_HALTED)
                .when(sell("11", "AAPL").at("100").submitted())
                .thenDenied(ENTRIES_HALTED)
                .when(sell("10", "AAPL").at("100").submitted())
                .andAsks("send 4");
    }

    /** Found by the simulation, seed 448: it was on its way to a broker behind a wire when the halt was answered. */
    @Test
    void whatWasWantedBeforeAHaltAndHasNotLeftStaysWhereItOpens() {
        Book book = holdingTen
                .given(buy("1", "AAPL").limit("90").submitted(), sell("10", "AAPL").limit("110").submitted(), halt(ENTRIES))
                .engine().book();

        assertThat(book.haltOf(book.order(EngineStory.order(2)).orElseThrow())).map(Halt::level).contains(ENTRIES);
        assertThat(book.haltOf(book.order(EngineStory.order(3)).orElseThrow())).as("what closes has its way out").isEmpty();
    }

    @Test
    void whatIsPromisedToAnOrderInDoubtReducesNothingTwice() {
        holdingTen
                .given(sell("10", "AAPL").limit("110").submitted(), inDoubt(2), halt(ENTRIES))
                .when(sell("1", "AAPL").at("100").submitted())
                .thenDenied(ENTRIES_HALTED);
    }

    @Test
    void anExitsPriceCanBeChangedWhileEntriesAreHalted() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("100").bracket("120", "90").submitted(), accepted(1))
                .given(filled(1, "T-1", "10", "100"), accepted(2), accepted(3), halt(ENTRIES))
                .when(replaceStop(3, "95"))
                .andAsks("replace 3 by 4");
    }

    @Test
    void whileAllIsHaltedNothingLeavesButCancels() {
        holdingTen
                .given(buy("1", "AAPL").limit("90").submitted(), accepted(2), halt(ALL))
                .when(sell("10", "AAPL").at("100").submitted())
                .thenDenied(halted(DESK, ALL))
                .when(exit("AAPL"))
                .thenRefused(halted(DESK, ALL))
                .when(cancel(2))
                .andAsks("cancel 2");
    }

    @Test
    void anAccountsHaltStopsThatAccountOnly() {
        EngineStory.margin("100000")
                .with("other", AccountKind.MARGIN, true, "100000")
                .given(halt(ALL, MAIN))
                .when(buy("1", "AAPL").at("100").submitted())
                .thenDenied(halted(MAIN, ALL))
                .when(buy("1", "AAPL").at("100").on("other").submitted())
                .andAsks("send 2");
    }

    @Test
    void aStrategysHaltStopsItsOrdersOnly() {
        EngineStory.margin("100000")
                .given(halt(ENTRIES, strategy("ema")))
                .when(by("ema", buy("1", "AAPL").at("100").submitted()))
                .thenDenied(halted(strategy("ema"), ENTRIES))
                .when(by("rsi", buy("1", "AAPL").at("100").submitted()))
                .andAsks("send 2")
                .when(buy("1", "AAPL").at("100").submitted())
                .andAsks("send 3");
    }

    @Test
    void aHaltIsMadeStricterAndNeverLooserByAnotherHalt() {
        EngineStory.margin("100000")
                .when(halt(ENTRIES))
                .andGuards("halted ENTRIES of the whole desk")
                .when(halt(ALL))
                .andGuards("halted ALL of the whole desk")
                .when(halt(ENTRIES))
                .thenNothing()
                .when(buy("1", "AAPL").at("100").submitted())
                .thenDenied(halted(DESK, ALL));
    }

    @Test
    void theStrictestOfSeveralHaltsDecides() {
        EngineStory.margin("100000")
                .given(halt(ENTRIES), halt(ALL, MAIN))
                .when(buy("1", "AAPL").at("100").submitted())
                .thenDenied(halted(MAIN, ALL));
    }

    @Test
    void whoeverResumesTheDeskResumesAllThatIsInIt() {
        EngineStory.margin("100000")
                .given(halt(ENTRIES), halt(ALL, MAIN), halt(ENTRIES, strategy("ema")))
                .when(resume())
                .andGuards("resumed the whole desk")
                .when(by("ema", buy("1", "AAPL").at("100").submitted()))
                .andAsks("send 1")
                .when(resume())
                .thenNothing();
    }

    @Test
    void whoeverResumesAnAccountLeavesTheDesksHaltStanding() {
        EngineStory.margin("100000")
                .given(halt(ENTRIES), halt(ALL, MAIN), resume(MAIN))
                .when(buy("1", "AAPL").at("100").submitted())
                .thenDenied(ENTRIES_HALTED);
    }

    @Test
    void anUnknownAccountIsNotHalted() {
        var nobody = new HaltScope.OneAccount(account("nobody"));
        EngineStory.margin("100000")
                .when(halt(ALL, nobody))
                .thenRefused(new Denial.UnknownAccount(account("nobody")))
                .when(flatten(nobody))
                .thenRefused(new Denial.UnknownAccount(account("nobody")))
                .when(resume(nobody))
                .thenRefused(new Denial.UnknownAccount(account("nobody")));
    }

    @Test
    void aSilentStrategyLosesItsEntriesAndSendsNoMore() {
        EngineStory.margin("100000")
                .given(by("ema", buy("1", "AAPL").limit("90").submitted()), accepted(1))
                .given(by("rsi", buy("1", "AAPL").limit("90").submitted()), accepted(2))
                .given(heartbeat("ema", "PT5S"))
                .when(time(AT.plusSeconds(4)))
                .thenNothing()
                .when(time(AT.plusSeconds(5)))
                .andGuards("ALARM ema is silent", "halted ENTRIES of strategy ema")
                .andAsks("cancel 1")
                .when(by("ema", buy("1", "AAPL").at("100").submitted()))
                .thenDenied(new Denial.TradingHalted(strategy("ema"), ENTRIES, "no heartbeat by " + AT.plusSeconds(5)))
                .when(time(AT.plusSeconds(60)))
                .thenNothing();
    }

    @Test
    void theExitsOfASilentStrategyGoOnProtecting() {
        EngineStory.margin("100000")
                .given(by("ema", buy("10", "AAPL").at("100").bracket("120", "90").submitted()), accepted(1))
                .given(filled(1, "T-1", "4", "100"), accepted(2), accepted(3), heartbeat("ema", "PT5S"))
                .when(time(AT.plusSeconds(5)))
                .andAsks("cancel 1")
                .andOrders("1 ENTRY PENDING_CANCEL 4/10", "2 TAKE_PROFIT ACCEPTED 0/4", "3 STOP_LOSS ACCEPTED 0/4");
    }

    @Test
    void aHeartbeatMovesTheMomentAndLiftsNoHalt() {
        EngineStory.margin("100000")
                .given(heartbeat("ema", "PT5S"), time(AT.plusSeconds(5)))
                .when(heartbeat("ema", "PT10S"))
                .andGuards("ema lives until " + AT.plusSeconds(10))
                .when(by("ema", buy("1", "AAPL").at("100").submitted()))
                .thenDenied(new Denial.TradingHalted(strategy("ema"), ENTRIES, "no heartbeat by " + AT.plusSeconds(5)));
    }

    private static Denial halted(HaltScope scope, HaltLevel level) {
        return new Denial.TradingHalted(scope, level, "it is mad");
    }
}

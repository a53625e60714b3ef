package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.filled;
import static io.taffrail.engine.Ticket.buy;
import static io.taffrail.engine.Ticket.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.compliance.Conduct;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.compliance.SymbolList;
import io.taffrail.model.compliance.Verdict;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command.DropRules;
import io.taffrail.model.journal.Command.ImportRules;
import io.taffrail.model.journal.ComplianceEvent.RulesDropped;
import io.taffrail.model.journal.ComplianceEvent.RulesImported;
import io.taffrail.model.journal.Input;
import io.taffrail.model.order.Denial;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rule packs before orders: what they refuse, and that nobody is ever held in what they no longer allow. */
class RulePackTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final LocalDate TODAY = LocalDate.ofInstant(AT, ZoneOffset.UTC);

    @Test
    void aPackIsTakenInOnceAndDroppedWithAReason() {
        RulePack pack = restricted("1", TODAY, "TSLA");

        EngineStory.margin("100000")
                .when(command(new ImportRules(pack)))
                .then(new RulesImported(pack, AT))
                .when(command(new ImportRules(pack)))
                .thenNothing()
                .when(command(new DropRules("house", "merged")))
                .then(new RulesDropped("house", "merged", AT))
                .when(command(new DropRules("house", "merged")))
                .thenRefused(new Denial.UnknownRules("house"));
    }

    @Test
    void whatIsRestrictedIsNotBoughtAndWhatIsHeldOfItCanBeSold() {
        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("150").submitted(), filled(1, "T-1", "10", "150"))
                .given(command(new ImportRules(restricted("2", TODAY, "AAPL"))))
                .when(buy("1", "AAPL").at("150").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening(
                        "2", TODAY, Verdict.FAIL, "AAPL is on the list of what may not be traded: insider")))
                .when(sell("10", "AAPL").at("150").submitted())
                .andAsks("send 3")
                .when(buy("1", "MSFT").at("150").submitted())
                .andAsks("send 4");
    }

    @Test
    void aListThatIsTooOldRefusesPurchasesOnly() {
        LocalDate old = TODAY.minusDays(31);

        EngineStory.margin("100000")
                .given(buy("10", "AAPL").at("150").submitted(), filled(1, "T-1", "10", "150"))
                .given(command(new ImportRules(restricted("3", old, "TSLA"))))
                .when(buy("1", "AAPL").at("150").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening(
                        "3", old, Verdict.UNKNOWN, "its lists were good until " + old.plusDays(30))))
                .when(sell("10", "AAPL").at("150").submitted())
                .andAsks("send 3");
    }

    @Test
    void withoutMarginAndShortsOnlyOwnMoneyIsSpentAndOnlyWhatIsHeldSold() {
        RulePack conduct = new RulePack(
                "house", "4", "house.toml", "ab".repeat(32), TODAY, 30, "", List.of(),
                Optional.of(new Conduct(false, false, List.of())), Optional.empty(), Optional.empty());

        EngineStory.margin("10000")
                .given(command(new ImportRules(conduct)))
                // Twice the equity could be bought on margin; 66 shares at 150 are 9,900, and 67 are 10,050.
                .when(buy("67", "AAPL").limit("150").at("150").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening(
                        "4", TODAY, Verdict.FAIL, "it costs more than the account's own money")))
                .when(buy("66", "AAPL").limit("150").at("150").submitted())
                .andAsks("send 2")
                .given(filled(2, "T-1", "66", "150"))
                .when(sell("67", "AAPL").at("150").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening("4", TODAY, Verdict.FAIL, "it sells what is not held")))
                .when(sell("66", "AAPL").at("150").submitted())
                .andAsks("send 4")
                // While that sale works nothing is left to sell.
                .when(sell("1", "AAPL").at("150").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening("4", TODAY, Verdict.FAIL, "it sells what is not held")));
    }

    @Test
    void aPurchaseOfWhichNobodyKnowsThePriceIsNotKnownToBePaidFor() {
        RulePack conduct = new RulePack(
                "house", "4", "house.toml", "ab".repeat(32), TODAY, 30, "", List.of(),
                Optional.of(new Conduct(false, true, List.of())), Optional.empty(), Optional.empty());

        EngineStory.margin("10000")
                .given(command(new ImportRules(conduct)))
                .when(buy("1", "AAPL").submitted())
                .thenDenied(new Denial.NotPermitted(AAPL, screening(
                        "4", TODAY, Verdict.UNKNOWN, "what it costs is not known, so neither is whether it takes a loan")));
    }

    @Test
    void everyOrderIsWrittenDownWithItsVerdictAndADeskWithoutPacksWritesNone() {
        var story = EngineStory.margin("100000");
        Input order = buy("1", "MSFT").at("150").submitted();

        assertThat(story.when(order).events()).hasSize(2);
        assertThat(story.given(command(new ImportRules(restricted("5", TODAY, "AAPL")))).when(order).events())
                .hasSize(3)
                .element(1).asString().contains("OrderScreened", "verdict=PASS");
    }

    private static Screening screening(String version, LocalDate asOf, Verdict verdict, String words) {
        return new Screening("house", version, asOf, verdict, true, words, List.of());
    }

    private static RulePack restricted(String version, LocalDate asOf, String symbol) {
        var list = new SymbolList(SymbolList.Kind.DENY, List.of(new SymbolList.Listed(new Symbol(symbol), "insider")));
        return new RulePack(
                "house", version, "house.toml", "ab".repeat(32), asOf, 30, "", List.of(), Optional.empty(), Optional.of(list),
                Optional.empty());
    }
}

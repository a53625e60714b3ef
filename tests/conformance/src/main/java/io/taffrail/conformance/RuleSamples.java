package io.taffrail.conformance;

import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.CompanyScreen;
import io.taffrail.model.compliance.Conduct;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.compliance.SymbolList;
import io.taffrail.model.compliance.Verdict;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.Event;
import io.taffrail.model.value.Decimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One sample of everything that has to do with rule packs. */
public final class RuleSamples {
    private static final LocalDate DAY = LocalDate.parse("2026-01-02");

    static final Screening SCREENING = new Screening(
            "halal", "7", DAY, Verdict.FAIL, true, "interest debt of AAPL is 31 / 100; it may be at most 30%",
            List.of(new Screening.Found("interest debt", "31 / 100, at most 30%")));

    private RuleSamples() {}

    /** One of each verdict that an order can be refused with. */
    static List<Screening> screenings() {
        return Stream.of(Verdict.DOUBTFUL, Verdict.UNKNOWN, Verdict.FAIL)
                .map(verdict -> new Screening("halal", "7", DAY, verdict, true, SCREENING.words(), SCREENING.inputs()))
                .toList();
    }

    /** A pack with every kind of rule. */
    public static RulePack pack() {
        Symbol symbol = Samples.AAPL.symbol();
        var company = new Company(
                symbol, Optional.of("software"), Optional.of(Decimal.of(100)), Optional.of(Decimal.of("29.5")),
                Optional.of(Decimal.ZERO), Optional.of(Decimal.of(40)), Optional.empty(), DAY);
        return new RulePack(
                "halal", "7", "halal.toml", "0123456789abcdef".repeat(4), DAY, 100, "AAOIFI Standard 21",
                List.of(new AccountId("paper")),
                Optional.of(new Conduct(false, false, List.of(AssetClass.US_EQUITY))),
                Optional.of(new SymbolList(SymbolList.Kind.DENY, List.of(new SymbolList.Listed(symbol, "insider")))),
                Optional.of(new CompanyScreen(
                        List.of(new Threshold(Measure.INTEREST_DEBT, Decimal.of(30), true, "AAOIFI 21")),
                        List.of("gambling"), List.of("hotels"), false, List.of(company))));
    }

    public static List<Event> events() {
        return List.of(
                new ComplianceEvent.RulesImported(pack(), Samples.AT),
                new ComplianceEvent.RulesDropped("halal", "merged", Samples.AT),
                new ComplianceEvent.OrderScreened(Samples.ORDER, List.of(SCREENING), Samples.AT));
    }

    public static List<Command> commands() {
        return List.of(new Command.ImportRules(pack()), new Command.DropRules("halal", "merged"));
    }
}

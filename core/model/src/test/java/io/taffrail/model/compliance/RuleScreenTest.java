package io.taffrail.model.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.Screening.Found;
import io.taffrail.model.compliance.SymbolList.Listed;
import io.taffrail.model.compliance.Trade.Paid;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.journal.ComplianceEvent.RulesDropped;
import io.taffrail.model.journal.ComplianceEvent.RulesImported;
import io.taffrail.model.value.Decimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleScreenTest {
    private static final LocalDate AS_OF = LocalDate.parse("2026-01-02");
    private static final LocalDate TODAY = AS_OF.plusDays(50);
    private static final Instant AT = Instant.parse("2026-02-21T15:00:00Z");
    private static final AccountId PAPER = new AccountId("paper");
    private static final Symbol AAPL = new Symbol("AAPL");

    /** Market's worth 1000, income 1000: figures are tenths of a percent. */
    @ParameterizedTest
    @CsvSource({
        "299.999999999, 300, 50, PASS", "300, 299, 49, PASS", "300, 300, 50, PASS",
        "300.000000001, 0, 0, FAIL", "0, 300.000000001, 0, FAIL", "0, 0, 50.000000001, FAIL", "0, 0, 0, PASS"
    })
    void aThresholdIsLookedAtWhereItIs(String debt, String deposits, String income, Verdict verdict) {
        var figures = company("software", "1000", debt, deposits, "1000", income);

        assertThat(of(screen(true, figures)).verdict()).isEqualTo(verdict);
    }

    @Test
    void aThresholdThatIsNotInclusiveStopsBeforeItself() {
        assertThat(of(screen(false, company("software", "1000", "300", "0", "1000", "0"))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(of(screen(false, company("software", "1000", "299.999999999", "0", "1000", "0"))).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aVerdictHasItsInputsAndTheirDay() {
        Screening screening = of(screen(true, company("Software", "1000", "310", "20", "1000", "5")));

        assertThat(screening).isEqualTo(new Screening(
                "halal", "7", AS_OF, Verdict.FAIL, true, "interest debt of AAPL is 310 / 1000; it may be at most 30%",
                List.of(
                        new Found("business", "software"),
                        new Found("interest debt", "310 / 1000, at most 30%"),
                        new Found("interest deposits", "20 / 1000, at most 30%"),
                        new Found("impermissible income", "5 / 1000, at most 5%"))));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1000, 0, 0, 1000, 0", "software, '', 0, 0, 1000, 0", "software, 0, 0, 0, 1000, 0", "software, 1000, '', 0, 1000, 0",
        "software, 1000, 0, '', 1000, 0", "software, 1000, 0, 0, '', 0", "software, 1000, 0, 0, 1000, ''",
        "software, -5, 0, 0, 1000, 0", "software, 1000, -1, 0, 1000, 0"
    })
    void aFigureThatIsMissingOrMakesNoSenseIsNotBoughtOn(
            String business, String cap, String debt, String deposits, String all, String income) {
        Screening screening = of(screen(true, company(business, cap, debt, deposits, all, income)));

        assertThat(screening.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(screening.refuses()).isTrue();
    }

    @Test
    void whatHasNoFiguresIsUnknownAndWhatIsDoubtfulIsForTheProfileToSay() {
        assertThat(of(screen(true)).words()).isEqualTo("there are no figures of AAPL");
        assertThat(of(screen(true, company("Brewing", "1000", "0", "0", "1000", "0"))).verdict()).isEqualTo(Verdict.FAIL);
        Screening doubtful = of(screen(true, company("hotels", "1000", "0", "0", "1000", "0")));
        assertThat(doubtful.verdict()).isEqualTo(Verdict.DOUBTFUL);
        assertThat(doubtful.refuses()).isTrue();
        var lenient = new CompanyScreen(
                List.of(), List.of(), List.of("hotels"), true, List.of(company("hotels", "1000", "0", "0", "1000", "0")));
        assertThat(of(lenient).refuses()).isFalse();
    }

    @Test
    void whatIsTooOldIsNotBoughtOnAndTheLastDayStillCounts() {
        RulePack deny = pack(List.of(), Optional.empty(), Optional.of(list(SymbolList.Kind.DENY, "TSLA")), Optional.empty());

        assertThat(purchase(deny, AS_OF.plusDays(100)).verdict()).isEqualTo(Verdict.PASS);
        Screening late = purchase(deny, AS_OF.plusDays(101));
        assertThat(late.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(late.words()).isEqualTo("its lists were good until 2026-04-12");
        assertThat(late.refuses()).isTrue();
    }

    @Test
    void aListForbidsOrPermits() {
        var deny = pack(List.of(), Optional.empty(), Optional.of(list(SymbolList.Kind.DENY, "AAPL")), Optional.empty());
        var allow = pack(List.of(), Optional.empty(), Optional.of(list(SymbolList.Kind.ALLOW, "TSLA")), Optional.empty());

        assertThat(purchase(deny, TODAY).words()).isEqualTo("AAPL is on the list of what may not be traded: insider");
        assertThat(purchase(allow, TODAY).words()).isEqualTo("AAPL is not on the list of what may be traded");
        assertThat(new RuleScreen(TODAY).purchase(book(allow), new Symbol("TSLA")).getFirst().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatClosesAlwaysPassesHoweverOldTheListAndWhateverItSays() {
        var deny = pack(List.of(), Optional.of(new Conduct(false, false, List.of(AssetClass.CRYPTO_PAIR))),
                Optional.of(list(SymbolList.Kind.DENY, "AAPL")), Optional.empty());
        var closing = new Trade(AAPL, Optional.of(AssetClass.US_EQUITY), true, false, Paid.NOT_KNOWN);

        Screening screening = new RuleScreen(AS_OF.plusYears(5)).screen(book(deny), PAPER, closing).getFirst();

        assertThat(screening.verdict()).isEqualTo(Verdict.PASS);
        assertThat(screening.refuses()).isFalse();
    }

    @Test
    void conductForbidsLoansShortsAndKinds() {
        var conduct = pack(
                List.of(), Optional.of(new Conduct(false, false, List.of(AssetClass.US_EQUITY))), Optional.empty(), Optional.empty());
        var equity = Optional.of(AssetClass.US_EQUITY);

        assertThat(verdict(conduct, new Trade(AAPL, equity, false, false, Paid.IN_FULL))).isEqualTo(Verdict.PASS);
        assertThat(verdict(conduct, new Trade(AAPL, equity, false, false, Paid.ON_MARGIN))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(conduct, new Trade(AAPL, equity, false, false, Paid.NOT_KNOWN))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(conduct, new Trade(AAPL, equity, false, true, Paid.IN_FULL))).isEqualTo(Verdict.FAIL);
        assertThat(verdict(conduct, new Trade(AAPL, Optional.of(AssetClass.CRYPTO_PAIR), false, false, Paid.IN_FULL)))
                .isEqualTo(Verdict.FAIL);
        // Conduct is no list, and does not grow old.
        assertThat(new RuleScreen(AS_OF.plusYears(5)).screen(book(conduct), PAPER, Trade.purchase(AAPL)).getFirst().verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aPackJudgesItsAccountsOnlyAndANewVersionTakesThePlaceOfTheOld() {
        var own = pack(List.of(PAPER), Optional.empty(), Optional.of(list(SymbolList.Kind.DENY, "AAPL")), Optional.empty());
        var other = new AccountId("other");

        assertThat(new RuleScreen(TODAY).screen(book(own), other, Trade.purchase(AAPL))).isEmpty();
        var renewed = pack(List.of(PAPER), Optional.empty(), Optional.of(list(SymbolList.Kind.DENY)), Optional.empty());
        RuleBook both = book(own).apply(new RulesImported(renewed, AT));
        assertThat(both.packs()).containsExactly(renewed);
        assertThat(both.apply(new RulesDropped("halal", "no more", AT)).isEmpty()).isTrue();
    }

    @Test
    void aPackThatMakesNoSenseIsNone() {
        assertThatThrownBy(() -> pack(List.of(), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("has no rules");
        assertThatThrownBy(() -> list(SymbolList.Kind.DENY, "AAPL", "AAPL")).hasMessageContaining("listed twice");
        assertThatThrownBy(() -> screen(true, company("a", "1", "1", "1", "1", "1"), company("a", "1", "1", "1", "1", "1")))
                .hasMessageContaining("two rows");
        assertThatThrownBy(() -> new Threshold(Measure.INTEREST_DEBT, Decimal.of(101), true, "")).hasMessageContaining("0 to 100");
    }

    private static Verdict verdict(RulePack pack, Trade trade) {
        return new RuleScreen(TODAY).screen(book(pack), PAPER, trade).getFirst().verdict();
    }

    private static Screening of(CompanyScreen screen) {
        return purchase(pack(List.of(), Optional.empty(), Optional.empty(), Optional.of(screen)), TODAY);
    }

    private static Screening purchase(RulePack pack, LocalDate today) {
        return new RuleScreen(today).purchase(book(pack), AAPL).getFirst();
    }

    private static RuleBook book(RulePack pack) {
        return RuleBook.EMPTY.apply(new RulesImported(pack, AT));
    }

    private static RulePack pack(
            List<AccountId> accounts, Optional<Conduct> conduct, Optional<SymbolList> list, Optional<CompanyScreen> screen) {
        return new RulePack(
                "halal", "7", "halal.toml", "ab".repeat(32), AS_OF, 100, "AAOIFI Standard 21", accounts, conduct, list, screen);
    }

    private static SymbolList list(SymbolList.Kind kind, String... symbols) {
        return new SymbolList(kind, List.of(symbols).stream().map(symbol -> new Listed(new Symbol(symbol), "insider")).toList());
    }

    private static CompanyScreen screen(boolean inclusive, Company... companies) {
        return new CompanyScreen(
                List.of(
                        new Threshold(Measure.INTEREST_DEBT, Decimal.of(30), inclusive, "AAOIFI 21"),
                        new Threshold(Measure.INTEREST_DEPOSITS, Decimal.of(30), inclusive, "AAOIFI 21"),
                        new Threshold(Measure.IMPERMISSIBLE_INCOME, Decimal.of(5), inclusive, "AAOIFI 21")),
                List.of("brewing", "Gambling"), List.of("hotels"), false, List.of(companies));
    }

    private static Company company(String business, String cap, String debt, String deposits, String all, String income) {
        return new Company(
                AAPL, some(business), number(cap), number(debt), number(deposits), number(all), number(income), AS_OF);
    }

    private static Optional<Decimal> number(String text) {
        return some(text).map(Decimal::of);
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}

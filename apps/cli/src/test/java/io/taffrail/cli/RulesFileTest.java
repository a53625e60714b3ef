package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.rules.RulesFile;
import io.taffrail.cli.rules.RulesJson;
import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.Conduct;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.SymbolList.Kind;
import io.taffrail.model.compliance.SymbolList.Listed;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesFileTest {
    private static final LocalDate AS_OF = LocalDate.parse("2026-01-02");
    private static final String PACK = """
            name = "halal"
            version = "7"
            as_of = 2026-01-02
            ttl_days = 100
            citation = "AAOIFI 21"

            [conduct]
            margin = false
            shorts = false
            asset_classes = ["us_equity"]

            [list]
            kind = "deny"
            file = "restricted.csv"

            [screen]
            file = "figures.csv"
            forbidden = ["alcohol"]

            [screen.interest_debt]
            percent = "30"
            inclusive = true
            citation = "AAOIFI 21"
            """;

    @TempDir
    Path folder;

    @Test
    void aPackIsReadWithTheFilesThatItNames() throws IOException {
        RulePack pack = RulesFile.pack(written(PACK));

        assertThat(pack.lastDay()).isEqualTo(LocalDate.parse("2026-04-12"));
        assertThat(pack.conduct()).contains(new Conduct(false, false, List.of(AssetClass.US_EQUITY)));
        assertThat(pack.list().orElseThrow().kind()).isEqualTo(Kind.DENY);
        assertThat(pack.list().orElseThrow().listed())
                .containsExactly(new Listed(new Symbol("TSLA"), "a deal, not public"), new Listed(new Symbol("BTC/USD"), ""));
        var screen = pack.screen().orElseThrow();
        assertThat(screen.thresholds()).containsExactly(new Threshold(Measure.INTEREST_DEBT, Decimal.of(30), true, "AAOIFI 21"));
        assertThat(screen.companies()).containsExactly(
                new Company(new Symbol("AAPL"), Optional.of("software"), Optional.of(Decimal.of(1000)), Optional.of(Decimal.of("29.5")),
                        Optional.empty(), Optional.empty(), Optional.empty(), AS_OF),
                new Company(new Symbol("MSFT"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), LocalDate.parse("2025-12-31")));
    }

    @Test
    void theHashIsThatOfAllFiles() throws IOException {
        String before = RulesFile.pack(written(PACK)).sha256();

        assertThat(RulesFile.pack(written(PACK)).sha256()).isEqualTo(before).hasSize(64);
        Files.writeString(folder.resolve("restricted.csv"), "symbol\nTSLA\n");
        assertThat(RulesFile.pack(folder.resolve("halal.toml")).sha256()).isNotEqualTo(before);
    }

    @Test
    void everyPackOfAFolderIsReadByName() throws IOException {
        written(PACK);
        Files.writeString(folder.resolve("a.toml"),
                "name=\"a\"\nversion=\"1\"\nas_of=2026-01-02\nttl_days=1\n[conduct]\nmargin=true\nshorts=false\n");

        assertThat(RulesFile.packs(folder)).extracting(RulePack::name).containsExactly("a", "halal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name = \"halal\"     | nam = \"halal\"       | name is missing",
        "as_of = 2026-01-02   | as_of = \"2026-01-02\" | as_of is missing, or no day",
        "ttl_days = 100       | ttl_days = 0          | ttl_days is missing, or no whole number",
        "ttl_days = 100       | ttl_days = 9999       | good for 1 to 3660 days",
        "margin = false       | margin = \"no\"       | conduct.margin is missing, or not true or false",
        "shorts = false       | short = false         | conduct.shorts is missing",
        "kind = \"deny\"      | kind = \"black\"      | 'black' is not known",
        "restricted.csv       | other.csv             | cannot be read",
        "percent = \"30\"     | percent = \"101\"     | 0 to 100 percent",
        "percent = \"30\"     | percent = 30          | no text",
        "inclusive = true     | inclusive = yes       | no TOML",
        "citation = \"AAOIFI 21\" | sitation = \"AAOIFI 21\" | 'sitation' is no part of a rule pack",
        "\"us_equity\"        | \"bonds\"             | 'bonds' is not known"
    })
    void whatIsWrongIsSaidAndNothingIsTaken(String right, String wrong, String words) throws IOException {
        Path file = written(PACK.replaceFirst(Pattern.quote(right), wrong));

        assertThatThrownBy(() -> RulesFile.pack(file)).isInstanceOf(Failure.class).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "symbol,activity;AAPL,a,b          | figures.csv line 2: it has 3 fields",
        "symbol,markt_cap;AAPL,5           | the column markt_cap is not known",
        "activity;software                 | the column symbol is missing",
        "symbol,market_cap;AAPL,NaN        | line 2: market_cap is NaN",
        "symbol,market_cap;AAPL,1e400      | line 2: market_cap is 1e400",
        "symbol,as_of;AAPL,yesterday       | line 2: as_of is yesterday",
        "symbol;,                          | it has 2 fields",
        "symbol,activity;,software         | line 2: symbol is empty",
        "symbol;AAPL;AAPL                  | two rows of figures",
        "''                                | it has no header"
    })
    void aRowThatMakesNoSenseIsNamedWithItsLine(String rows, String words) throws IOException {
        Path file = written(PACK);
        Files.writeString(folder.resolve("figures.csv"), rows.replace(';', '\n'));

        assertThatThrownBy(() -> RulesFile.pack(file)).isInstanceOf(Failure.class).hasMessageContaining(words);
    }

    @Test
    void theServerIsToldAllOfIt() throws IOException {
        assertThat(RulesJson.of(RulesFile.pack(written(PACK))).propertyNames())
                .containsExactly("name", "version", "source", "sha256", "as_of", "ttl_days", "citation", "accounts", "conduct", "list",
                        "screen");
    }

    private Path written(String pack) throws IOException {
        Files.writeString(folder.resolve("restricted.csv"), "symbol,reason\nTSLA,\"a deal, not public\"\n\nBTC/USD,\n");
        Files.writeString(folder.resolve("figures.csv"), """
                symbol,activity,market_cap,interest_debt,as_of
                AAPL,Software,1000,29.5,
                MSFT,,,,2025-12-31
                """);
        return Files.writeString(folder.resolve("halal.toml"), pack);
    }
}

package io.taffrail.feeds.file;

import static io.taffrail.feeds.file.MarketFolder.BARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.TradingRules;
import io.taffrail.model.value.Currency;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserInstrumentsTest {
    private static final String HEADER = "symbol,name,class,currency,tick,tick_below_one,lot";

    @TempDir
    Path temporary;

    private MarketFolder folder;

    @BeforeEach
    void folder() {
        folder = new MarketFolder(temporary);
    }

    @Test
    void aDescribedSymbolIsWhatItsRowSaysAndAnyOtherItsDefault() {
        var instruments = UserInstruments.read(folder.write("instruments.csv", HEADER, "GOLD,Gold,crypto_pair,USDT,0.1,,0.5"));

        assertThat(instruments.of(new Symbol("GOLD"))).isEqualTo(new Instrument(new Symbol("GOLD"), "Gold",
                AssetClass.CRYPTO_PAIR, Currency.of("USDT"), TradingRules.of("0.1", "0.5")));
        assertThat(instruments.of(new Symbol("AAPL"))).isEqualTo(InstrumentDefaults.of(new Symbol("AAPL")));
        assertThat(instruments.all()).hasSize(1);
    }

    @Test
    void theClassThatAUserGivesDecidesOnTheSpanOfDailyBars() {
        var instruments = UserInstruments.read(folder.write("instruments.csv", HEADER, "GOLD,Gold,crypto_pair,USD,0.1,,1"));
        Path daily = folder.write("daily.csv", BARS, "2018-04-04T00:00:00Z,GOLD,1,1,1,1,1");

        try (var market = MarketFiles.open(List.of(daily), instruments)) {
            assertThat(MarketFolder.drained(market).getFirst().at()).hasToString("2018-04-04T00:00:00Z");
            assertThat(market.instruments()).containsExactlyElementsOf(instruments.all());
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsLine() {
        refused(1, "not the header", "symbol,name");
        refused(2, "6 fields", HEADER, "A,B,us_equity,USD,0.01,0.01");
        refused(2, "class stock", HEADER, "A,B,stock,USD,0.01,,1");
        refused(2, "currency dollars", HEADER, "A,B,us_equity,dollars,0.01,,1");
        refused(2, "tick 0", HEADER, "A,B,us_equity,USD,0,,1");
        refused(2, "lot x", HEADER, "A,B,us_equity,USD,0.01,,x");
        refused(3, "A again", HEADER, "A,B,us_equity,USD,0.01,,1", "A,B,us_equity,USD,0.01,,1");
    }

    private void refused(long line, String found, String... lines) {
        Path file = folder.write("instruments.csv", lines);
        var refused = catchThrowableOfType(MarketFileException.class, () -> UserInstruments.read(file));
        assertThat(refused).isNotNull();
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.found()).startsWith(found);
    }
}

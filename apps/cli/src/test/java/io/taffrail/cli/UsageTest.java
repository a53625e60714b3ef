package io.taffrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "bye                                  | there is no command 'taffrail bye'",
        "order                                | 'taffrail order' needs a verb",
        "order foo                            | there is no command 'taffrail order foo'",
        "buy                                  | missing required parameter: 'SYMBOL'",
        "buy AAPL                             | neither a quantity nor --notional is given",
        "buy AAPL 10 --notional 5             | both a quantity and --notional are given",
        "buy AAPL 10 11                       | '11' is one word too many",
        "buy AAPL 10 --wat                    | there is no option '--wat' here",
        "buy AAPL 10 --wait AAPL              | 'AAPL' is one word too many",
        "buy AAPL 10 --wait=soon              | 'soon' is no time",
        "buy AAPL 10 --tif soon               | 'soon'",
        "buy AAPL -10                         | must be above zero, not -10",
        "buy AAPL 0                           | must be above zero, not 0",
        "buy AAPL NaN                         | not a number: NaN",
        "buy AAPL ten                         | not a number: ten",
        "buy AAPL 1e99                        | at most 18 digits",
        "buy AAPL 0.0000000000000000000000001 | at most 18 digits",
        "buy AAPL 1111111111111111111111111111111111111111 | at most 18 digits",
        "buy AAPL 10 --limit -1               | must be above zero, not -1",
        "buy AAPL --notional 0                | must be above zero, not 0",
        "order submit --symbol AAPL --qty 1   | missing required option: '--side=SIDE'",
        "order submit --symbol AAPL --side buy --qty 1 --type limit | --limit-price is missing for a limit order",
        "sell AAPL 10 --trail 2% --limit 180  | both --trail and --limit are given",
        "sell AAPL 10 --trail 1.5 --stop 180  | both --trail and --stop are given",
        "sell AAPL 10 --trail 0               | must be above zero, not 0",
        "sell AAPL 10 --trail 0%              | must be above zero, not 0",
        "sell AAPL 10 --trail 100%            | a trail is above 0 and below 100 percent, not 100",
        "sell AAPL 10 --trail %               | not a number",
        "sell AAPL 10 --trail 2%%             | not a number: 2%",
        "sell AAPL 10 --stop 0                | must be above zero, not 0",
        "order submit --symbol AAPL --side sell --qty 1 --stop-price 9 | --stop-price is given for a market order",
        "order submit --symbol AAPL --side sell --qty 1 --type stop | --stop-price is missing for a stop order",
        "order submit --symbol AAPL --side sell --qty 1 --type stop --stop-price 9 --limit-price 8 "
            + "| --limit-price is given for a stop order",
        "order submit --symbol AAPL --side sell --qty 1 --type stop_limit --stop-price 9 "
            + "| --limit-price is missing for a stop_limit order",
        "order submit --symbol AAPL --side sell --qty 1 --type trailing_stop "
            + "| --trail-percent or --trail-price is missing for a trailing_stop order",
        "order submit --symbol AAPL --side sell --qty 1 --type trailing_stop --trail-percent 2 --trail-price 1 "
            + "| both --trail-percent and --trail-price are given",
        "order submit --symbol AAPL --side sell --qty 1 --type trailing_stop --trail-percent 2 --stop-price 9 "
            + "| --stop-price is given for a trailing_stop order",
        "order list --limit x                 | 'x' is not an int",
        "position close AAPL --qty 1 --percentage 5 | both --qty and --percentage are given",
        "order list --config nowhere.toml     | nowhere.toml cannot be read",
    })
    void whatMakesNoSenseExits2InThreeLinesBeforeAnyServerIsAsked(String typed, String what, @TempDir Path home) {
        var run = new Shell(home).type(typed.split(" "));

        assertThat(run.err()).contains(what);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches(
                "(?s)taffrail: command not understood\n  what: .+\n  why:  .+\n  fix:  .+\n  ref:  [A-Z_]+\n");
    }

    @Test
    void programsGetTheSameAsOneObject(@TempDir Path home) {
        var run = new Shell(home).type("buy", "AAPL", "ten", "--json");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("{\"code\":\"ARGUMENT_REFUSED\",\"what\":")
                .endsWith("\"outcome\":\"not_sent\"}\n");
    }

    @Test
    void aMisspeltOptionIsAnsweredWithTheOneThatWasMeant(@TempDir Path home) {
        assertThat(new Shell(home).type("buy", "AAPL", "1", "--limti", "5").err()).contains("did you mean --limit");
    }
}

package io.taffrail.acceptance.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be meant: exit code 2, what and why and how to mend it, and nothing half-done in the folder. */
@Tag("backtest")
final class BacktestBadInputStory {
    private static final String QUOTES = "time,symbol,bid,bid_size,ask,ask_size";
    private static final String QUOTE = "2026-03-02T15:00:00.000Z,ACME,100.00,5,100.02,5";
    private static final String BARS = "time,symbol,open,high,low,close,volume";
    private static final String FORTY_DIGITS = "1234567890123456789012345678901234567890";
    private static final String ORDER = "{\"at\":\"2026-03-02T15:00:01Z\",\"client_order_id\":\"good\","
            + "\"symbol\":\"ACME\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"day\",\"qty\":\"1\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "not json",
        "{\"at\":\"2026-03-02T15:00:01Z\"",
        "[]",
        "{}",
        "at=2026-03-02T15:00:01Z@at=yesterday",
        "at=2026-03-02T15:00:01Z@at=",
        "\"at\":\"2026-03-02T15:00:01Z\"@\"at\":17",
        "symbol=ACME@symbol=",
        "side=buy@side=hold",
        "type=market@type=guess",
        "type=market@type=limit",
        "time_in_force=day@time_in_force=forever",
        "qty=1@qty=0",
        "qty=1@qty=-1",
        "qty=1@qty=NaN",
        "qty=1@qty=1e400",
        "qty=1@qty=" + FORTY_DIGITS,
        "qty=1@qty=one",
        "qty=1@qty=0.0000000001",
        "\"qty\":\"1\"@\"qty\":true",
        "\"qty\":\"1\"@\"qty\":{}",
        "\"qty\":\"1\"@\"qty\":\"1\",\"notional\":\"10\"",
        "\"qty\":\"1\"@\"side\":\"buy\"",
        "\"qty\":\"1\"@\"notional\":\"0\"",
        "\"qty\":\"1\"@\"notional\":\"-5\"",
        "\"market\",@\"limit\",\"limit_price\":\"0\",",
        "\"market\",@\"limit\",\"limit_price\":\"-1\",",
        "\"market\",@\"limit\",\"limit_price\":\"NaN\",",
        "\"market\",@\"limit\",\"limit_price\":\"" + FORTY_DIGITS + "\",",
        "type=market@type=stop",
        "type=market@type=stop_limit",
        "type=market@type=trailing_stop",
        "\"market\",@\"market\",\"stop_price\":\"99\",",
        "\"market\",@\"market\",\"trail_price\":\"1\",",
        "\"market\",@\"stop\",\"stop_price\":\"0\",",
        "\"market\",@\"stop\",\"stop_price\":\"-1\",",
        "\"market\",@\"stop\",\"stop_price\":\"NaN\",",
        "\"market\",@\"stop\",\"stop_price\":\"" + FORTY_DIGITS + "\",",
        "\"market\",@\"stop\",\"stop_price\":\"99\",\"limit_price\":\"99\",",
        "\"market\",@\"stop_limit\",\"stop_price\":\"99\",",
        "\"market\",@\"stop_limit\",\"limit_price\":\"99\",",
        "\"market\",@\"trailing_stop\",\"trail_price\":\"0\",",
        "\"market\",@\"trailing_stop\",\"trail_price\":\"-1\",",
        "\"market\",@\"trailing_stop\",\"trail_percent\":\"0\",",
        "\"market\",@\"trailing_stop\",\"trail_percent\":\"-1\",",
        "\"market\",@\"trailing_stop\",\"trail_percent\":\"100\",",
        "\"market\",@\"trailing_stop\",\"trail_percent\":\"NaN\",",
        "\"market\",@\"trailing_stop\",\"trail_price\":\"1\",\"trail_percent\":\"1\",",
        "\"market\",@\"trailing_stop\",\"trail_price\":\"1\",\"stop_price\":\"99\",",
        "time_in_force=day@time_in_force=gtd",
        "\"qty\":\"1\"@\"qty\":\"1\",\"order_class\":\"bracket\"",
        "\"qty\":\"1\"@\"qty\":\"1\",\"order_class\":\"oco\"",
        "\"qty\":\"1\"@\"qty\":\"1\",\"post_only\":\"yes\"",
        "\"symbol\"@\"cancel\":7,\"symbol\"",
        "\"symbol\"@\"cancel\":\"nobody\",\"symbol\"",
        "\"symbol\"@\"replace\":\"nobody\",\"symbol\"",
        "\"symbol\"@\"cancel\":\"nobody\",\"leg\":\"entry\",\"symbol\""
    })
    void anOrderThatCannotBeMeant(String change) {
        Backtest backtest = new Backtest(folder);

        BacktestResult run = backtest.runLines("out", List.of(market(QUOTES, QUOTE)), List.of(ORDER, changed(change)));

        assertRefused(run);
        assertThat(run.stderr()).as("names the line").containsPattern("(?i)(line |:)2\\b");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-03-02T14:59:59.999Z,ACME,100.00,5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,NaN,5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,,5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,-100.00,5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,0,5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME," + FORTY_DIGITS + ",5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,100.00,-5,100.02,5",
        "2026-03-02T15:00:01.000Z,ACME,100.00,5,100.02",
        "2026-03-02T15:00:01.000Z,ACME,100.00,5,100.02,5,7",
        "2026-03-02T15:00:01.000Z,,100.00,5,100.02,5",
        "yesterday,ACME,100.00,5,100.02,5",
        "2026-03-02T15:00:01.000Z,AC"
    })
    void aRowOfQuotesThatCannotBeMeant(String row) {
        BacktestResult run = new Backtest(folder).runLines("out", List.of(market(QUOTES, QUOTE, row)), List.of(ORDER));

        assertRefused(run);
        assertThat(run.stderr()).contains("market.csv").containsPattern("(?i)(line |:)3\\b");
    }

    @Test
    void aBarWhoseHighIsBelowItsLow() {
        assertRefused(new Backtest(folder).runLines("out",
                List.of(market(BARS,
                        "2026-03-02T15:00:00.000Z,ACME,10,11,9,10,5",
                        "2026-03-02T15:01:00.000Z,ACME,10,9,11,10,5")),
                List.of(ORDER)));
    }

    @Test
    void aHeaderThatNobodyKnows() {
        assertRefused(new Backtest(folder).runLines("out", List.of(market("when,what,how_much")), List.of(ORDER)));
    }

    @Test
    void anEmptyMarketFile() {
        assertRefused(new Backtest(folder).runLines("out", List.of(market()), List.of(ORDER)));
    }

    @Test
    void aMarketFileThatIsNotThere() {
        BacktestResult run =
                new Backtest(folder).runLines("out", List.of(folder.resolve("nowhere.csv")), List.of(ORDER));

        assertRefused(run);
        assertThat(run.stderr()).contains("nowhere.csv");
    }

    @Test
    void anArchiveThatIsCutShort() throws IOException {
        StringBuilder text = new StringBuilder(QUOTES).append('\n');
        for (int i = 10; i < 60; i++) {
            text.append("2026-03-02T15:00:%d.000Z,ACME,100.%d,5,101.%d,5%n".formatted(i, i, i));
        }
        byte[] whole = zipped(text.toString());
        Path file = folder.resolve("cut.csv.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

        BacktestResult run = new Backtest(folder).runLines("out", List.of(file), List.of(ORDER));

        assertRefused(run);
        assertThat(run.stderr()).contains("cut.csv.gz");
    }

    @Test
    void aFileThatOnlySaysItIsAnArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("plain.csv.gz"), QUOTES + "\n" + QUOTE + "\n");

        assertRefused(new Backtest(folder).runLines("out", List.of(file), List.of(ORDER)));
    }

    @Test
    void anOrdersFileThatIsNotThere() {
        BacktestResult run = new Backtest(folder).runWith("out", List.of(
                "--data", market(QUOTES, QUOTE).toString(), "--orders", folder.resolve("none.jsonl").toString(),
                "--out", folder.resolve("out").toString()));

        assertRefused(run);
        assertThat(run.stderr()).contains("none.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--exchange=perfect", "--cash=-1", "--cash=NaN", "--cash=many", "--account=golden", "--seed=x",
        "--risk=nowhere.toml", "--frobnicate"
    })
    void anOptionThatCannotBeMeant(String option) {
        assertRefused(new Backtest(folder).runLines("out", List.of(market(QUOTES, QUOTE)), List.of(ORDER), option));
    }

    @Test
    void nothingIsSaidAtAll() {
        assertRefused(new Backtest(folder).runWith("out", List.of()));
    }

    private Path market(String... lines) {
        return new Backtest(folder).write("market.csv", List.of(lines));
    }

    /** The good order with something else in it ({@code old@new}, where {@code name=value} is a field), or the text. */
    private static String changed(String change) {
        String[] parts = change.split("@", -1);
        if (parts.length == 1) {
            return change;
        }
        String before = field(parts[0]);
        assertThat(ORDER).contains(before);
        return ORDER.replace(before, field(parts[1])).replace("\"good\"", "\"bad\"");
    }

    private static String field(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? text : "\"" + text.substring(0, equals) + "\":\"" + text.substring(equals + 1) + "\"";
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(BacktestResult run) {
        assertThat(run.exit()).as("stderr: %s, stdout: %s", run.stderr(), run.stdout()).isEqualTo(2);
        assertThat(run.stderr()).contains("what:", "why:", "fix:").doesNotContain("\tat ");
        assertThat(run.stdout()).isEmpty();
        if (Files.exists(run.out())) {
            try (Stream<Path> left = Files.list(run.out())) {
                assertThat(left.toList()).as("left in --out").isEmpty();
            } catch (IOException e) {
                throw new IllegalStateException("cannot list " + run.out(), e);
            }
        }
    }
}

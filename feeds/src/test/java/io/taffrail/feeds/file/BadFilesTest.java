package io.taffrail.feeds.file;

import static io.taffrail.feeds.file.MarketFolder.BARS;
import static io.taffrail.feeds.file.MarketFolder.QUOTES;
import static io.taffrail.feeds.file.MarketFolder.TRADES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a file is refused before anything trades, with its line, what was found, why, and what to do. */
class BadFilesTest {
    @TempDir
    Path temporary;

    private MarketFolder folder;

    @BeforeEach
    void folder() {
        folder = new MarketFolder(temporary);
    }

    static Stream<Arguments> badRows() {
        String t = "2018-04-04T00:01:00.000Z";
        return Stream.of(
                arguments(QUOTES, t + ",A,1,1,2", "5 fields"),
                arguments(QUOTES, t + ",A,1,1,2,2,3", "7 fields"),
                arguments(QUOTES, "", "1 fields"),
                arguments(QUOTES, "2018-04-04 00:01:00Z,A,1,1,2,1", "time 2018-04-04 00:01:00Z"),
                arguments(QUOTES, "2018-04-04T00:01:00+02:00,A,1,1,2,1", "time 2018-04-04T00:01:00+02:00"),
                arguments(QUOTES, "2018-04-04T00:01Z,A,1,1,2,1", "time 2018-04-04T00:01Z"),
                arguments(QUOTES, "2018-02-30T00:01:00Z,A,1,1,2,1", "time 2018-02-30T00:01:00Z"),
                arguments(QUOTES, "1522800060000,A,1,1,2,1", "time 1522800060000"),
                arguments(QUOTES, t + ",A,1.0x,1,2,1", "bid 1.0x"),
                arguments(QUOTES, t + ",A,NaN,1,2,1", "bid NaN"),
                arguments(QUOTES, t + ",A,,1,2,1", "bid nothing"),
                arguments(QUOTES, t + ",A,1234567890123456789012345678901234567890,1,2,1", "bid 123456789012"),
                arguments(QUOTES, t + ",A,2.01,1,2,1", "bid 2.01 above ask 2"),
                arguments(QUOTES, t + ",A,0,1,2,1", "bid 0"),
                arguments(QUOTES, t + ",A,1,1,-2,1", "ask -2"),
                arguments(QUOTES, t + ",A,1,-1,2,1", "bid_size -1"),
                arguments(QUOTES, t + ",,1,1,2,1", "symbol nothing"),
                arguments(QUOTES, t + ",EUR/,1,1,2,1", "symbol EUR/"),
                arguments(QUOTES, t + ",\"A\",1,1,2,1", "symbol \"A\""),
                arguments(QUOTES, "2018-04-03T23:59:59.999Z,A,1,1,2,1", "time 2018-04-03T23:59:59.999Z after"),
                arguments(BARS, t + ",A,1,2,1.5,2,1", "open 1, high 2, low 1.5, close 2"),
                arguments(BARS, t + ",A,1,2,1,3,1", "open 1, high 2, low 1, close 3"),
                arguments(BARS, t + ",A,1,2,1,2,", "volume nothing"),
                arguments(TRADES, t + ",A,1,", "size nothing"),
                arguments(TRADES, t + ",A,0,1", "price 0"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aBadRowIsRefusedWithItsLine(String header, String row, String found) {
        String good = switch (header) {
            case QUOTES -> "2018-04-04T00:00:00Z,A,1,1,2,1";
            case BARS   -> "2018-04-04T00:00:00Z,A,1,2,1,2,1";
            default     -> "2018-04-04T00:00:00Z,A,1,1";
        };
        Path file = folder.write("bad.csv", header, good, row);

        refused(file, 3, found);
    }

    @Test
    void twoBarsOfOneSymbolAtOneTimeAreRefused() {
        Path file = folder.write("bad.csv", BARS, "2018-04-04T00:00:00Z,A,1,2,1,2,1", "2018-04-04T00:00:00Z,A,1,2,1,2,1");

        refused(file, 3, "a bar at 2018-04-04T00:00:00Z, 0 ms after the one before");
    }

    @Test
    void aDailyEquityBarTimedAfterTheOpenIsRefused() {
        Path file = folder.write("bad.csv", BARS, "2018-04-04T00:00:00Z,A,1,2,1,2,1", "2018-04-05T20:00:00Z,A,1,2,1,2,1");

        refused(file, 3, "a daily bar of A timed after the open in New York");
    }

    @Test
    void anotherHeaderIsRefused() {
        refused(folder.write("bad.csv", "date,close", "2018-04-04,1"), 1, "the header date,close");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        refused(folder.write("empty.csv", ""), 0, "nothing");
        refused(folder.write("header.csv", QUOTES + "\n"), 0, "no rows after the header");
    }

    @Test
    void aFileThatEndsInMidLineIsRefused() {
        Path file = folder.write("cut.csv", TRADES + "\n2018-04-04T00:00:00Z,A,1,1\n2018-04-04T00:00:01Z,A,1,1");

        refused(file, 3, "the last line has no end: 2018-04-04T00:00:01Z,A,1,1");
    }

    @Test
    void aLineWithoutEndIsRefused() {
        refused(folder.write("long.csv", TRADES + "\n" + "1".repeat(2_000_000)), 2, "a line of more than 1000 bytes");
    }

    @Test
    void aTruncatedGzipIsRefused() throws IOException {
        String[] lines = new String[5_000];
        Arrays.setAll(lines, i -> i == 0 ? TRADES : "2018-04-04T00:00:00Z,A," + i + ",1");
        Path file = folder.pack("cut.csv.gz", lines);
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));

        var refused = refused(file);
        assertThat(refused.found()).isEqualTo("the packed data ends too early");
        assertThat(refused.why()).isEqualTo("the gzip file is truncated");
        assertThat(refused.line()).isGreaterThan(1);
    }

    @Test
    void aDamagedGzipIsRefused() throws IOException {
        Path file = folder.pack("bad.csv.gz", TRADES, "2018-04-04T00:00:00Z,A,1,1");
        byte[] all = Files.readAllBytes(file);
        all[all.length - 6] ^= 1;
        Files.write(file, all);

        assertThat(refused(file).why()).isEqualTo("the gzip file is damaged");
    }

    @Test
    void aPlainFileNamedGzipIsRefused() {
        refused(folder.write("plain.csv.gz", TRADES, "2018-04-04T00:00:00Z,A,1,1"), 0, "not a whole gzip file");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() {
        refused(temporary.resolve("none.csv"), 0, "no such file");
        refused(temporary, 0, "a folder");
    }

    @Test
    void aFileThatChangesAfterTheCheckIsRefused() {
        Path file = folder.write("f.csv", TRADES, "2018-04-04T00:00:00Z,A,1,1");
        var survey = MarketFile.survey(file, UserInstruments.NONE);
        folder.write("f.csv", TRADES, "2018-04-04T00:00:00Z,A,2,1");

        try (var cursor = new FileCursor(survey, 0, UserInstruments.NONE, new BarsUnderWay())) {
            var refused = catchThrowableOfType(MarketFileException.class, () -> cursor.take(_ -> {}));
            assertThat(refused.why()).isEqualTo("the file was changed while it was read");
        }
    }

    private static void refused(Path file, long line, String found) {
        var refused = refused(file);
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.found()).startsWith(found);
        assertThat(refused.what()).isEqualTo(file + (line == 0 ? "" : " line " + line) + ": " + refused.found());
    }

    private static MarketFileException refused(Path file) {
        var refused = catchThrowableOfType(MarketFileException.class, () -> MarketFiles.open(List.of(file)).close());
        assertThat(refused).as("refusal of %s", file).isNotNull();
        assertThat(refused.file()).isEqualTo(file);
        assertThat(refused.why()).isNotBlank();
        assertThat(refused.fix()).isNotBlank();
        assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining(refused.why())
                .hasMessageContaining(refused.fix());
        return refused;
    }
}

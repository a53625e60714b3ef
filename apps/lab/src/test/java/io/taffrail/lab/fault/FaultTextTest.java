package io.taffrail.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taffrail.lab.LabRefusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults as people write them. */
class FaultTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultCanBeTypedByItsNameAlone(Fault fault) {
        assertThat(FaultSyntax.read(fault.word() + "=0.5").fault()).isEqualTo(fault);
    }

    @Test
    void anArgumentSaysHow() {
        assertThat(FaultSyntax.read("delay-reply=.1:50ms-2s").argument())
                .isEqualTo(new Argument.Span(Duration.ofMillis(50), Duration.ofSeconds(2)));
        assertThat(FaultSyntax.read("refuse=1:429,503/2s").argument())
                .isEqualTo(new Argument.Statuses(List.of(429, 503), Optional.of(Duration.ofSeconds(2))));
        assertThat(FaultSyntax.read("mangle=1:html,digits").argument())
                .isEqualTo(new Argument.Manglings(List.of(Mangling.HTML, Mangling.DIGITS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drop-reply               | is no fault             | has a name and a rate",
        "lose-reply=0.1           | there is no fault       | silently never happens",
        "drop-reply=1.5           | is no fault             | between 0 and 1",
        "drop-reply=often         | is no fault             | is no rate",
        "drop-reply=0.1:2s        | is no fault             | takes no argument",
        "delay-reply=0.1:soon     | is no fault             | is no time",
        "delay-reply=0.1:2s-1s    | is no fault             | from the shorter to the longer",
        "error=0.1:600            | is no fault             | statuses are written",
        "mangle=0.1:frame         | is no fault             | a reply has no frames",
        "mangle=0.1:burn          | is no fault             | is none of",
        "stream-giant=0.1:-1      | is no fault             | number of bytes",
    })
    void whatCannotBeReadIsRefusedWithAReason(String typed, String what, String why) {
        var refusal = catchThrowableOfType(LabRefusal.class, () -> FaultSyntax.read(typed));

        assertThat(refusal.what()).contains(what);
        assertThat(refusal.why()).contains(why);
        assertThat(refusal.fix()).isNotEmpty();
    }

    @Test
    void aScriptSaysWhereAndWhen() throws IOException {
        var rules = FaultScript.read(script("""
                [[fault]]
                kind = "drop-reply"
                rate = "0.05"
                method = "POST"
                path = "/v2/orders*"
                from = "5s"
                until = "60s"

                [[fault]]
                kind = "stream-cut"
                rate = 0.01
                """));

        assertThat(rules).hasSize(2);
        assertThat(rules.getLast()).isEqualTo(FaultRule.everywhere(Fault.STREAM_CUT, new BigDecimal("0.01"), new Argument.None()));
        var rule = rules.getFirst();
        assertThat(rule.mayStrike(subject("POST", "/v2/orders"), Duration.ofSeconds(5))).isTrue();
        assertThat(rule.mayStrike(subject("POST", "/v2/orders/x"), Duration.ofSeconds(5))).isTrue();
        assertThat(rule.mayStrike(subject("POST", "/v2/positions"), Duration.ofSeconds(5))).isFalse();
        assertThat(rule.mayStrike(subject("GET", "/v2/orders"), Duration.ofSeconds(5))).isFalse();
        assertThat(rule.mayStrike(subject("POST", "/v2/orders"), Duration.ofSeconds(4))).isFalse();
        assertThat(rule.mayStrike(subject("POST", "/v2/orders"), Duration.ofSeconds(60))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[[fault]];kind = \"drop-reply\";rate = \"0.1\";often = true | line 4",
        "[[fault]];rate = \"0.1\"                                     | line 1",
        "[[fault]];kind = \"drop-reply\"                              | line 1",
        "[[fault]];kind = \"drop-reply\";rate = \"0.1\";from = \"9s\";until = \"5s\" | line 1",
        "colour = 1                                                   | line 1",
        "[[fault                                                      | line 1",
    })
    void aMistakeInAScriptIsToldWithItsLine(String lines, String line) throws IOException {
        var file = script(lines.replace(";", "\n"));

        assertThatThrownBy(() -> FaultScript.read(file)).isInstanceOf(LabRefusal.class).hasMessageContaining(line)
                .hasMessageContaining("; why: ").hasMessageContaining("; fix: ");
    }

    @Test
    void aScriptWithoutFaultsAndOneThatIsNotThereAreRefused() throws IOException {
        var empty = script("");

        assertThatThrownBy(() -> FaultScript.read(empty)).isInstanceOf(LabRefusal.class).hasMessageContaining("names no fault");
        assertThatThrownBy(() -> FaultScript.read(folder.resolve("nowhere"))).isInstanceOf(LabRefusal.class);
    }

    @Test
    void spoilingSpoils() {
        var told = "{\"status\":\"filled\",\"limit_price\":\"9.5\",\"price\": 3}".getBytes(StandardCharsets.UTF_8);

        assertThat(text(Mangling.ENUM.spoil(told))).contains("\"status\":\"transmogrified\"");
        assertThat(text(Mangling.DIGITS.spoil(told))).contains("\"limit_price\":\"12345678901234567890\"", "\"price\": 12345678901234567890");
        assertThat(text(Mangling.FIELDS.spoil(told))).contains("\"unheard_of_status\":[]").doesNotContain("\"status\"");
        assertThat(Mangling.TRUNCATE.spoil(told)).hasSize(told.length / 2);
        assertThat(Mangling.UTF8.spoil(told)).contains((byte) 0xFF);
        assertThat(text(Mangling.HTML.spoil(told))).startsWith("<html>");
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("faults.toml"), text);
    }

    private static Subject subject(String method, String path) {
        return new Subject(method, path, "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

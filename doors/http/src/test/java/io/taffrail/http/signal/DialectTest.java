package io.taffrail.http.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taffrail.model.order.Trail;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each dialect by table, in {@code src/test/resources/alerts}: what its messages mean, and which are refused. Quotes are single there. */
class DialectTest {
    private static final AlertReader READER = new AlertReader(Optional.empty(), true);

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/native.txt", delimiter = '|', quoteCharacter = '~')
    void theHousesOwnWords(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/alpaca.txt", delimiter = '|', quoteCharacter = '~')
    void alpacasOrders(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/traderspost.txt", delimiter = '|', quoteCharacter = '~')
    void tradersPosts(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/openalgo.txt", delimiter = '|', quoteCharacter = '~')
    void openAlgos(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/3commas.txt", delimiter = '|', quoteCharacter = '~')
    void threeCommas(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/okx.txt", delimiter = '|', quoteCharacter = '~')
    void okxInBothForms(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/text.txt", delimiter = '|', quoteCharacter = '~')
    void plainText(String body, String meaning) {
        assertThat(read(body)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/alerts/refused.txt", delimiter = '|', quoteCharacter = '~')
    void whatIsNotMeantIsRefused(String body, String flaw) {
        assertThat(flaw(READER, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))).isEqualTo(flaw);
    }

    @Test
    void anAlertIsFoundInWhateverItComesWrappedIn() {
        String alert = "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":1}";
        var wrapped = Stream.of(
                "\uFEFF" + alert, "\r\n\t " + alert + " \n", "payload=" + encoded(alert), encoded(alert) + "=", encoded(alert));

        assertThat(wrapped.map(DialectTest::read)).containsOnly("NATIVE BUY AAPL UNITS 1 MARKET");
    }

    @Test
    void whatIsNoTextIsNoAlert() {
        assertThat(flaw(READER, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'})).isEqualTo("BODY_NOT_TEXT");
        assertThat(flaw(READER, new byte[0])).isEqualTo("BODY_EMPTY");
        assertThat(flaw(READER, " \n\uFEFF".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        assertThat(flaw(READER, ("{\"symbol\":" + "[".repeat(5_000)).getBytes(StandardCharsets.UTF_8))).isEqualTo("BODY_NOT_JSON");
    }

    @Test
    void plainTextIsTakenOnlyWhereItIsAllowed() {
        var strict = new AlertReader(Optional.empty(), false);

        assertThat(flaw(strict, "buy AAPL 10".getBytes(StandardCharsets.UTF_8))).isEqualTo("PLAIN_TEXT_OFF");
        assertThat(flaw(new AlertReader(Optional.of(Dialect.OKX), true), "buy AAPL 10".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("BODY_NOT_JSON");
    }

    @Test
    void aDialectThatIsFixedIsTheOnlyOneThatIsHeard() {
        var okx = new AlertReader(Optional.of(Dialect.OKX), false);

        assertThat(flaw(okx, "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("FIELD_MISSING");
    }

    private static String read(String body) {
        return told(READER.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String flaw(AlertReader reader, byte[] body) {
        return catchThrowableOfType(AlertException.class, () -> reader.read(body)).flaw().name();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String told(Alert alert) {
        var line = new StringBuilder(alert.dialect() + " " + alert.action() + " " + alert.ticker());
        alert.amount().ifPresent(amount -> line.append(' ').append(amount.kind()).append(' ').append(amount.value()));
        alert.rule().ifPresent(rule -> line.append(" rule ").append(rule));
        alert.spec().stopPrice().ifPresent(price -> line.append(" STOP ").append(price));
        alert.spec().limitPrice().ifPresent(price -> line.append(" LIMIT ").append(price));
        if (alert.spec().stopPrice().isEmpty() && alert.spec().limitPrice().isEmpty()) {
            line.append(" MARKET");
        }
        alert.timeInForce().ifPresent(time -> line.append(' ').append(time));
        alert.price().ifPresent(price -> line.append(" at ").append(price));
        alert.stop().ifPresent(price -> line.append(" stop ").append(price));
        alert.trail().ifPresent(trail -> line.append(" trail ").append(switch (trail) {
            case Trail.ByPercent(var percent) -> percent + "%";
            case Trail.ByPrice(var offset)    -> offset.toString();
        }));
        alert.target().ifPresent(price -> line.append(" target ").append(price));
        alert.confidence().ifPresent(sure -> line.append(" confidence ").append(sure));
        alert.id().ifPresent(id -> line.append(" id ").append(id));
        alert.strategy().ifPresent(strategy -> line.append(" by ").append(strategy));
        alert.sentAt().ifPresent(at -> line.append(" sent ").append(at));
        alert.maxAge().ifPresent(age -> line.append(" within ").append(age));
        return line.toString();
    }
}

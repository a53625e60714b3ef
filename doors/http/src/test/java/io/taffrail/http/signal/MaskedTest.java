package io.taffrail.http.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a sender is kept, however broken the message is that holds it. */
class MaskedTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{'apikey':'hidden','symbol':'AAPL'}",
        "{'secret' : 'hidden','a':1}",
        "{'bot':{'signalToken':'hidden'}}",
        "{'\\u0061pikey':'hidden'}",
        "{'API_KEY':'hidden','password':'hidden'}",
        "{'apikey':'hidden','symbol':",
        "{'secret':'hidden",
        "buy AAPL 10 token=hidden",
        "payload=%7B%22apikey%22%3A%22hidden%22%7D",
        "{'note':'secret=hidden'}",
        "{'comment':'came over path-secret'}"})
    void aSecretIsNeverKept(String body) {
        assertThat(Masked.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "path-secret"))
                .contains("***").doesNotContain("hidden", "path-secret");
    }

    @Test
    void whatIsNoSecretStaysAsItCame() {
        assertThat(Masked.of("{\"symbol\":\"AAPL\",\"qty\":1.50}".getBytes(StandardCharsets.UTF_8), "x-y"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"qty\":1.50}");
    }

    @Test
    void whatIsKeptIsShortAndCanBeWritten() {
        String body = "{\"a\":\"" + "\\ud800".repeat(9_000) + "\"}";

        String kept = Masked.of(body.getBytes(StandardCharsets.UTF_8), "x-y");

        assertThat(kept.length()).isLessThanOrEqualTo(Masked.LONGEST + 1);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(kept)).isTrue();
    }

    @Test
    void contentsAreTheSameWhateverTheirOrderAndBlanks() {
        assertThat(Fingerprint.of("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Fingerprint.of(" {\"b\": {\"d\":3, \"c\":2}, \"a\":1}\n".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(Fingerprint.of("{\"a\":1,\"b\":{\"c\":2,\"d\":4}}".getBytes(StandardCharsets.UTF_8)));
    }
}

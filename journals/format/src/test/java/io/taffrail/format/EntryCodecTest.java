package io.taffrail.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.conformance.Samples;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.journal.AccountEvent.AccountOpened;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.model.value.Currency;
import io.taffrail.ports.JournalException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCodecTest {
    private static final String SUBMITTED =
            "{\"type\":\"OrderSubmitted\",\"order\":\"o-1\",\"at\":\"2026-01-02T14:30:00Z\"}";

    private final EntryCodec codec = new EntryCodec();

    @Test
    void anEntryComesBackEqual() {
        var entry = new Entry(7, Samples.AT, Cause.key("PK1"), Samples.inputs().get(2), Samples.events());

        Line line = codec.encode(entry, Head.EMPTY.hash());

        assertThat(codec.decode(line)).isEqualTo(entry);
        assertThat(codec.encode(codec.decode(line), Head.EMPTY.hash())).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an unknown event        | OrderSubmitted            | OrderVanished                    | OrderVanished
            no type                 | "type":"OrderSubmitted",  | ``                               | type
            an unknown property     | "order":                  | "price":"1","order":             | price
            a missing property      | "order":"o-1",            | ``                               | order
            a property twice        | "order":"o-1"             | "order":"o-1","order":"o-1"      | order
            a null                  | "o-1"                     | null                             | order
            a number for a text     | "o-1"                     | 1                                | OrderId
            an empty id             | "o-1"                     | ""                               | order id
            a second way to say it  | 14:30:00Z                 | 14:30:00.000Z                    | 14:30:00.000Z
            something after the end | }                         | }] [                             | Trailing
            """)
    void whatIsNotExactlyRightIsRefusedByName(String what, String from, String to, String named) {
        assertThat(codec.readEvents("[" + SUBMITTED + "]")).hasSize(1);

        String broken = SUBMITTED.replace(from, to);

        assertThatThrownBy(() -> codec.readEvents("[" + broken + "]"))
                .as(what)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(named);
    }

    @Test
    void aListWithANullIsRefused() {
        assertThatThrownBy(() -> codec.readEvents("[null]")).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> codec.readEvents("null")).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> codec.readInput("")).isInstanceOf(JournalException.class);
    }

    @Test
    void aCurrencyWhoseCodeDoesNotSayItsPlacesIsNotWritten() {
        var yen = new Currency("JPY", 0);
        var account = new Account(
                Samples.ACCOUNT, "paper", Mode.PAPER, AccountKind.CASH, true, yen.zero(), Samples.AT);

        assertThatThrownBy(() -> codec.write(List.of(new AccountOpened(account, Samples.AT))))
                .hasMessageContaining("0 places");
    }

    @Test
    void momentsSortAsTexts() {
        assertThat(List.of(
                        Moments.text(Instant.parse("2026-01-02T14:30:00Z")),
                        Moments.text(Instant.parse("2026-01-02T14:30:00.000000001Z")),
                        Moments.text(Instant.parse("2026-01-02T14:30:00.25Z"))))
                .isEqualTo(List.of(
                        "2026-01-02T14:30:00.000000000Z",
                        "2026-01-02T14:30:00.000000001Z",
                        "2026-01-02T14:30:00.250000000Z"))
                .isSorted();
    }
}

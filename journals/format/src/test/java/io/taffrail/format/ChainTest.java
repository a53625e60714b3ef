package io.taffrail.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final String ZEROS = Head.EMPTY.hash();

    @Test
    void theHashIsTheOneThatSha256sumSays() {
        // printf '1\n2026-01-02T14:30:00.000000000Z\ndesk\n{}\n[]\n%064d\n' 0 | sha256sum
        assertThat(Chain.hash(1, "2026-01-02T14:30:00.000000000Z", "desk", "{}", "[]", ZEROS))
                .isEqualTo("5e112fc8cc12a5b6b29ae2cee5caaacaae0d44ed8768254891efc8fe854c748f");
    }

    @Test
    void noTextMayHaveALineFeed() {
        assertThatThrownBy(() -> Chain.hash(1, "at", "desk\n{}", "[]", "", ZEROS))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("line feed");
    }

    @Test
    void aLineFollowsOnlyTheLineBeforeIt() {
        Line first = line(1, ZEROS, "{}");
        Line second = line(2, first.hash(), "{}");

        assertThat(Chain.flaw(first, Head.EMPTY)).isEmpty();
        assertThat(Chain.flaw(second, first.head())).isEmpty();
        assertThat(Chain.flaw(second, Head.EMPTY)).hasValueSatisfying(why -> assertThat(why).contains("missing"));
        assertThat(Chain.flaw(line(2, ZEROS, "{}"), first.head()))
                .hasValueSatisfying(why -> assertThat(why).contains("previous_hash"));
        assertThat(Chain.flaw(new Line(2, "at", "desk", "{ }", "[]", first.hash(), second.hash()), first.head()))
                .hasValueSatisfying(why -> assertThat(why).contains("hash says"));
    }

    private static Line line(long sequence, String previous, String input) {
        return new Line(
                sequence, "at", "desk", input, "[]", previous,
                Chain.hash(sequence, "at", "desk", input, "[]", previous));
    }
}

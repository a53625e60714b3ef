package io.taffrail.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Head;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a desk may rely on from every journal. */
public abstract class JournalContract {

    /** Opens the journal of this test: a new one at first, and the same one again after it was closed. */
    protected abstract Journal open();

    @Test
    public void aNewJournalIsEmpty() {
        try (Journal journal = open()) {
            assertThat(journal.head()).isEqualTo(Head.EMPTY);
            assertThat(entries(journal, 1)).isEmpty();
        }
    }

    @Test
    public void whatIsAppendedIsReadBackEqual() {
        List<Entry> day = TradingDay.of(10);
        try (Journal journal = open()) {
            Head head = journal.append(day, Head.EMPTY);

            assertThat(head.sequence()).isEqualTo(day.size());
            assertThat(journal.head()).isEqualTo(head);
            assertThat(entries(journal, 1)).isEqualTo(day);
        }
    }

    @Test
    public void everyKindOfInputIsReadBackEqual() {
        List<Entry> day = TradingDay.ofEveryInput();
        try (Journal journal = open()) {
            journal.append(day, Head.EMPTY);

            assertThat(entries(journal, 1)).isEqualTo(day);
        }
    }

    @Test
    public void itIsThereAfterTheJournalIsOpenedAgain() {
        List<Entry> day = TradingDay.of(10);
        Head head;
        try (Journal journal = open()) {
            head = journal.append(day.subList(0, 20), Head.EMPTY);
        }
        try (Journal journal = open()) {
            assertThat(journal.head()).isEqualTo(head);

            journal.append(day.subList(20, day.size()), head);

            assertThat(entries(journal, 1)).isEqualTo(day);
        }
    }

    @Test
    public void theHeadIsTheSameHoweverTheEntriesWereGrouped() {
        List<Entry> day = TradingDay.of(10);
        Head oneByOne = Head.EMPTY;
        try (Journal journal = open()) {
            for (Entry entry : day.subList(0, 20)) {
                oneByOne = journal.append(List.of(entry), oneByOne);
            }
            Head all = journal.append(day.subList(20, day.size()), oneByOne);

            assertThat(all).isEqualTo(journal.head());
            assertThat(all.hash()).hasSize(64).isNotEqualTo(oneByOne.hash());
        }
    }

    @Test
    public void nothingIsWrittenOnAHeadThatHasMoved() {
        List<Entry> day = TradingDay.of(10);
        try (Journal journal = open()) {
            Head head = journal.append(day.subList(0, 20), Head.EMPTY);

            assertThatThrownBy(() -> journal.append(day.subList(0, 20), Head.EMPTY))
                    .isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.append(day.subList(20, 21), new Head(20, "f".repeat(64))))
                    .isInstanceOf(JournalException.class);

            assertThat(journal.head()).isEqualTo(head);
            assertThat(entries(journal, 1)).isEqualTo(day.subList(0, 20));
        }
    }

    @Test
    public void aBatchWithAGapIsNotWrittenAtAll() {
        List<Entry> day = TradingDay.of(10);
        try (Journal journal = open()) {
            List<Entry> gap = List.of(day.get(0), day.get(2));

            assertThatThrownBy(() -> journal.append(gap, Head.EMPTY)).isInstanceOf(JournalException.class);

            assertThat(journal.head()).isEqualTo(Head.EMPTY);
            assertThat(entries(journal, 1)).isEmpty();
        }
    }

    @Test
    public void itIsReadFromAnySequence() {
        List<Entry> day = TradingDay.of(10);
        try (Journal journal = open()) {
            journal.append(day, Head.EMPTY);

            assertThat(entries(journal, 20)).isEqualTo(day.subList(19, day.size()));
            assertThat(entries(journal, day.size() + 1)).isEmpty();
        }
    }

    @Test
    public void oneEntryIsFoundByItsSequence() {
        List<Entry> day = TradingDay.of(10);
        try (Journal journal = open()) {
            journal.append(day, Head.EMPTY);

            assertThat(journal.entry(20)).contains(day.get(19));
            assertThat(journal.entry(0)).isEmpty();
            assertThat(journal.entry(day.size() + 1)).isEmpty();
        }
    }

    @Test
    public void aLargeBatchIsOneAppend() {
        List<Entry> day = TradingDay.of(1_000);
        try (Journal journal = open()) {
            journal.append(day, Head.EMPTY);

            assertThat(entries(journal, 1)).isEqualTo(day);
        }
    }

    private static List<Entry> entries(Journal journal, long from) {
        var entries = new ArrayList<Entry>();
        journal.read(from, entries::add);
        return entries;
    }
}

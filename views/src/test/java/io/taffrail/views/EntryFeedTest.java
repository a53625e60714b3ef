package io.taffrail.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryFeedTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:30:00Z");

    private final EntryFeed feed = new EntryFeed();

    @Test
    void everyFollowerHearsEveryEntryOnceAndInOrder() throws InterruptedException {
        try (var one = feed.follow(10); var other = feed.follow(10)) {
            publish(1, 2, 3);

            for (var follower : List.of(one, other)) {
                assertThat(List.of(next(follower), next(follower), next(follower))).containsExactly(1L, 2L, 3L);
                assertThat(follower.next(Duration.ZERO)).isEmpty();
            }
        }
        assertThat(feed.head()).isEqualTo(3);
    }

    @Test
    void whoStopsReadingIsDroppedAndHoldsNobodyUp() throws InterruptedException {
        var deaf = feed.follow(2);
        try (var reader = feed.follow(10)) {
            publish(1, 2, 3, 4);

            assertThat(deaf.isDropped()).isTrue();
            assertThat(reader.isDropped()).isFalse();
            assertThat(List.of(next(reader), next(reader), next(reader), next(reader))).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void whoHasLeftHearsNothing() throws InterruptedException {
        var follower = feed.follow(10);
        follower.close();

        publish(1);

        assertThat(follower.next(Duration.ZERO)).isEmpty();
    }

    private void publish(long... sequences) {
        for (long sequence : sequences) {
            feed.publish(new Entry(sequence, NOW, Cause.DESK, new Input.MarksObserved(List.of()), List.of()));
        }
    }

    private static long next(Follower<Entry> follower) throws InterruptedException {
        return follower.next(Duration.ZERO).orElseThrow().sequence();
    }
}

package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The computer's clock jumps, by an hour or by years, forward and back: the journal's time never goes back. */
class ClockJumpTest {
    private static final Instant OPEN = TradingHouse.OPEN;

    @Test
    void theJournalsTimeNeverGoesBack() {
        var wall = new AtomicReference<>(OPEN);
        var journal = new RecordedJournal();
        try (var desk = desk(journal, wall)) {
            desk.submit(new Command.OpenDesk(new Identity("test"), new DeskId("main"), TradingHouse.SOURCE), Cause.DESK);
            desk.submit(new Command.OpenAccount(new Account(
                    TradingHouse.ACCOUNT, "nobody", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("1000"), OPEN)), Cause.DESK);
            for (Duration jump : List.of(
                    Duration.ofHours(1), Duration.ofHours(-2), Duration.ofDays(400), Duration.ofDays(-4_000), Duration.ofNanos(1),
                    Duration.ofMillis(-1))) {
                wall.updateAndGet(now -> now.plus(jump));
                desk.submit(new Command.SetBuyingPowerCheck(TradingHouse.ACCOUNT, true), Cause.DESK);
            }
        }
        // The next process may have a clock that is years behind.
        wall.set(OPEN.minus(Duration.ofDays(3_650)));
        try (var desk = desk(journal, wall)) {
            desk.submit(new Command.SetBuyingPowerCheck(TradingHouse.ACCOUNT, true), Cause.DESK);
        }

        List<Instant> times = journal.entries().stream().map(Entry::at).toList();
        assertThat(times).hasSize(9).isSorted();
        assertThat(times.getLast()).isEqualTo(OPEN.plus(Duration.ofDays(400)).minus(Duration.ofHours(1)));
    }

    private static Desk desk(RecordedJournal journal, AtomicReference<Instant> wall) {
        return Desk.open(
                new DeskSetup(
                        "test", journal, journal, wall::get, new Market(TradingHouse.SOURCE, List.of()), List.of(), List.of()),
                new Traffic());
    }
}

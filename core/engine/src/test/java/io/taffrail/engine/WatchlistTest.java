package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.account.Watchlist.Change;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.journal.AccountEvent.WatchlistDeleted;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk makes of changes to lists of symbols. */
class WatchlistTest {
    private static final Instant AT = Instant.parse("2026-03-02T15:30:00Z");
    private static final Identity IDENTITY = new Identity("test");
    private static final DeskId DESK = new DeskId("main");
    private static final AccountId MAIN = new AccountId("main");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final Symbol MSFT = new Symbol("MSFT");
    private static final WatchlistId FIRST = WatchlistId.derived(IDENTITY, DESK, 1);

    private final Engine engine = new Engine();

    @BeforeEach
    void aDeskWithAnAccount() {
        decide(new Command.OpenDesk(IDENTITY, DESK, new MarketSource(MarketSource.Kind.SYNTHETIC, "SYNTHETIC", "seed 1")));
        decide(new Command.OpenAccount(
                new Account(MAIN, "paper", Mode.PAPER, AccountKind.MARGIN, true, Money.usd("100000"), AT)));
    }

    @Test
    void aListIsCreatedChangedAndDeleted() {
        assertThat(change(new Change.Create("mine", List.of(AAPL)))).isEqualTo(kept("mine", AAPL));
        assertThat(change(new Change.Add(FIRST, MSFT))).isEqualTo(kept("mine", AAPL, MSFT));
        assertThat(change(new Change.Remove(FIRST, AAPL))).isEqualTo(kept("mine", MSFT));
        assertThat(change(new Change.Update(FIRST, Optional.of("ours"), Optional.empty()))).isEqualTo(kept("ours", MSFT));
        assertThat(change(new Change.Update(FIRST, Optional.of("ours"), Optional.of(List.of(AAPL)))))
                .as("its own name is not taken").isEqualTo(kept("ours", AAPL));
        assertThat(change(new Change.Delete(FIRST))).isEqualTo(new WatchlistDeleted(MAIN, FIRST, AT));
        assertThat(change(new Change.Delete(FIRST))).isEqualTo(refused(Watchlist.Problem.UNKNOWN, FIRST.value()));
        assertThat(((WatchlistKept) change(new Change.Create("ours", List.of()))).watchlist().id())
                .as("an id is never used twice").isEqualTo(WatchlistId.derived(IDENTITY, DESK, 2));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        change(new Change.Create("mine", List.of(AAPL)));
        change(new Change.Create("other", List.of()));

        assertThat(change(new Change.Create("mine", List.of()))).isEqualTo(refused(Watchlist.Problem.NAME_TAKEN, "mine"));
        assertThat(change(new Change.Update(FIRST, Optional.of("other"), Optional.empty())))
                .isEqualTo(refused(Watchlist.Problem.NAME_TAKEN, "other"));
        assertThat(change(new Change.Create("twice", List.of(AAPL, MSFT, AAPL))))
                .isEqualTo(refused(Watchlist.Problem.SYMBOL_LISTED, "AAPL"));
        assertThat(change(new Change.Add(FIRST, AAPL))).isEqualTo(refused(Watchlist.Problem.SYMBOL_LISTED, "AAPL"));
        assertThat(change(new Change.Remove(FIRST, MSFT))).isEqualTo(refused(Watchlist.Problem.SYMBOL_NOT_LISTED, "MSFT"));
    }

    @Test
    void anAccountKeepsTwoHundredListsAtMost() {
        IntStream.range(0, Watchlist.MOST_LISTS).forEach(i -> change(new Change.Create("list " + i, List.of())));

        assertThat(change(new Change.Create("one more", List.of())))
                .isEqualTo(refused(Watchlist.Problem.FULL, "200 watchlists"));
    }

    private static Event kept(String name, Symbol... symbols) {
        return new WatchlistKept(MAIN, new Watchlist(FIRST, name, List.of(symbols), AT, AT), AT);
    }

    private static Event refused(Watchlist.Problem problem, String subject) {
        return new CommandRefused(new Denial.WatchlistRefused(problem, subject), AT);
    }

    private Event change(Change change) {
        return decide(new Command.ChangeWatchlist(MAIN, change)).getFirst();
    }

    private List<Event> decide(Command command) {
        List<Event> events = engine.decide(new Input.CommandTaken(command, Facts.NONE), AT);
        events.forEach(engine::apply);
        return events;
    }
}

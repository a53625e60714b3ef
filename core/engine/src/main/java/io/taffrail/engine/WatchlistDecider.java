package io.taffrail.engine;

import io.taffrail.model.account.Watchlist.Change.Add;
import io.taffrail.model.account.Watchlist.Change.Create;
import io.taffrail.model.account.Watchlist.Change.Delete;
import io.taffrail.model.account.Watchlist.Change.Remove;
import io.taffrail.model.account.Watchlist.Change.Update;
import io.taffrail.model.account.Watchlist.Change;
import io.taffrail.model.account.Watchlist.Problem;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.WatchlistId;
import io.taffrail.model.journal.AccountEvent.WatchlistDeleted;
import io.taffrail.model.journal.AccountEvent.WatchlistKept;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.order.Denial;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides on changes of the lists of symbols that are kept with an account. */
final class WatchlistDecider {
    private final Book book;

    WatchlistDecider(Book book) {
        this.book = book;
    }

    Event decide(AccountId account, Change change, Instant at) {
        return switch (change) {
            case Create(var name, var symbols) -> create(account, name, symbols, at);
            case Update(var id, var name, var symbols) -> on(account, id, at, list ->
                    nameTaken(account, name, Optional.of(id))
                            .or(() -> symbols.flatMap(WatchlistDecider::unfit))
                            .map(refusal -> refused(refusal, at))
                            .orElseGet(() -> new WatchlistKept(account, list.changed(name, symbols, at), at)));
            case Add(var id, var symbol) -> on(account, id, at, list ->
                    unfit(list.with(symbol, at).symbols())
                            .map(refusal -> refused(refusal, at))
                            .orElseGet(() -> new WatchlistKept(account, list.with(symbol, at), at)));
            case Remove(var id, var symbol) -> on(account, id, at, list ->
                    list.symbols().contains(symbol)
                            ? new WatchlistKept(account, list.without(symbol, at), at)
                            : refused(refusal(Problem.SYMBOL_NOT_LISTED, symbol.value()), at));
            case Delete(var id) -> on(account, id, at, _ -> new WatchlistDeleted(account, id, at));
        };
    }

    private Event create(AccountId account, String name, List<Symbol> symbols, Instant at) {
        Optional<Denial> full = book.watchlists().of(account).size() < Watchlist.MOST_LISTS
                ? Optional.empty()
                : Optional.of(refusal(Problem.FULL, Watchlist.MOST_LISTS + " watchlists"));
        Optional<Denial> denial =
                full.or(() -> nameTaken(account, Optional.of(name), Optional.empty())).or(() -> unfit(symbols));
        if (denial.isPresent()) {
            return refused(denial.get(), at);
        }
        var id = WatchlistId.derived(book.identity(), book.desk(), book.watchlists().createdSoFar() + 1);
        return new WatchlistKept(account, new Watchlist(id, name, symbols, at, at), at);
    }

    private Event on(AccountId account, WatchlistId id, Instant at, Function<Watchlist, Event> decision) {
        return book.watchlists()
                .find(account, id)
                .map(decision)
                .orElseGet(() -> refused(refusal(Problem.UNKNOWN, id.value()), at));
    }

    private Optional<Denial> nameTaken(AccountId account, Optional<String> name, Optional<WatchlistId> own) {
        return name.filter(wanted -> book.watchlists().of(account).stream()
                        .anyMatch(list -> list.name().equals(wanted) && !own.equals(Optional.of(list.id()))))
                .map(wanted -> refusal(Problem.NAME_TAKEN, wanted));
    }

    private static Optional<Denial> unfit(List<Symbol> symbols) {
        var seen = new HashSet<Symbol>();
        Optional<Denial> twice = symbols.stream()
                .filter(symbol -> !seen.add(symbol))
                .findFirst()
                .map(symbol -> refusal(Problem.SYMBOL_LISTED, symbol.value()));
        return twice.or(() -> symbols.size() <= Watchlist.MOST_SYMBOLS
                ? Optional.empty()
                : Optional.of(refusal(Problem.FULL, Watchlist.MOST_SYMBOLS + " symbols on the watchlist")));
    }

    private static Denial refusal(Problem problem, String subject) {
        return new Denial.WatchlistRefused(problem, subject);
    }

    private static Event refused(Denial denial, Instant at) {
        return new CommandRefused(denial, at);
    }
}

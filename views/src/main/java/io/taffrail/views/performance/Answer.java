package io.taffrail.views.performance;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.PerformanceHistory.Span;
import io.taffrail.views.StrategyPositions.Held;
import io.taffrail.views.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One question while it is answered. */
final class Answer {
    private static final String NOBODY = "-";
    private static final String TOTAL = "total";

    private final Views views;
    private final EntryHistory history;
    private final Question question;
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Conversion conversion;
    private final LocalDate from;
    private final LocalDate to;
    private final boolean current;
    private final SortedMap<Key, Group> groups =
            new TreeMap<>(Comparator.comparing(Key::mode).thenComparing(Key::name));
    private final Map<Mode, Group> totals = new EnumMap<>(Mode.class);

    private final Map<AccountId, Worth.Account> parts = new HashMap<>();
    private final Map<Mode, Optional<Worth>> worths = new EnumMap<>(Mode.class);

    private record Key(Mode mode, String name) {}

    Answer(Views views, EntryHistory history, FxRates rates, Question question, LocalDate today) {
        this.views = views;
        this.history = history;
        this.question = question;
        conversion = new Conversion(rates, question.currency());
        views.accounts().list().stream()
                .filter(account -> question.accounts().contains(account.id()))
                .forEach(account -> accounts.put(account.id(), account));
        LocalDate opened = accounts.values().stream()
                .map(account -> day(account.openedAt()))
                .min(Comparator.naturalOrder())
                .orElse(today);
        to = question.to().filter(last -> last.isBefore(today)).orElse(today);
        from = question.from().filter(opened::isBefore).orElse(opened);
        current = to.equals(today);
    }

    Report report() {
        if (!from.isAfter(to)) {
            var days = new Span(accounts.keySet(), start(from), start(to.plusDays(1)));
            history.days(days, this::take);
            // What was closed after the last day was held within them all the same.
            history.roundTrips(new Span(accounts.keySet(), start(from), start(LocalDate.of(9999, 1, 1))), this::take);
            accounts.keySet().forEach(account -> views.strategyPositions().list(account).forEach(this::take));
        }
        var rows = new ArrayList<Report.Row>();
        groups.forEach((key, group) -> rows.add(group.row(returns(key, group), isCurrent(key))));
        var sums = new ArrayList<Report.Row>();
        totals.forEach((mode, group) -> sums.add(group.row(returns(mode, group), current)));
        return new Report(from, to, rows, sums, conversion.missing());
    }

    /** Of a day only today has anything open; of anything else all that is open now. */
    private boolean isCurrent(Key key) {
        return current && (question.by() != By.DAY || key.name.equals(to.toString()));
    }

    private void take(DayResult result) {
        if (question.includes(result.strategy(), result.symbol())) {
            groups(result.account(), result.strategy(), result.symbol(), result.assetClass(), result.date())
                    .forEach(group -> group.add(result));
        }
    }

    private void take(RoundTrip trip) {
        if (question.includes(trip.strategy(), trip.symbol())) {
            LocalDate closed = day(trip.closedAt());
            boolean within = !closed.isAfter(to);
            LocalDate opened = day(trip.openedAt());
            if (within || !opened.isAfter(to)) {
                LocalDate of = within ? closed : to;
                for (Group group : groups(trip.account(), trip.strategy(), trip.symbol(), trip.assetClass(), of)) {
                    group.held(opened, closed);
                    if (within) {
                        group.add(trip, closed);
                    }
                }
            }
        }
    }

    private void take(Held held) {
        var trip = held.trip();
        LocalDate opened = day(trip.openedAt());
        if (question.includes(trip.strategy(), trip.symbol()) && !opened.isAfter(to)) {
            for (Group group : groups(trip.account(), trip.strategy(), trip.symbol(), trip.instrument().assetClass(), to)) {
                group.held(opened, to);
                group.addUnrealised(held.unrealised());
            }
        }
    }

    private List<Group> groups(
            AccountId account, Optional<StrategyId> strategy, Symbol symbol, AssetClass assetClass, LocalDate date) {
        Account whose = accounts.get(account);
        if (whose == null) {
            return List.of();
        }
        String name = switch (question.by()) {
            case DAY         -> date.toString();
            case SYMBOL      -> symbol.value();
            case STRATEGY    -> strategy.map(StrategyId::value).orElse(NOBODY);
            case BROKER      -> whose.broker();
            case ACCOUNT     -> account.value();
            case ASSET_CLASS -> assetClass.name();
        };
        // A row of one day holds that day only, so that its exposure is all or nothing.
        Group group = groups.computeIfAbsent(new Key(whose.mode(), name), key -> question.by() == By.DAY
                ? new Group(key.name, key.mode, conversion, date, date)
                : new Group(key.name, key.mode, conversion, from, to));
        return List.of(group, totals.computeIfAbsent(whose.mode(), mode -> new Group(TOTAL, mode, conversion, from, to)));
    }

    /** Accounts have returns of their own; any other part of the trading has what it added to them. */
    private Optional<ReturnStatistics> returns(Key key, Group group) {
        return switch (question.by()) {
            case DAY -> Optional.empty();
            case SYMBOL, STRATEGY, ASSET_CLASS -> worth(key.mode).map(worth -> worth.contributions(group));
            case BROKER -> accountwise(key, group, account -> account.broker().equals(key.name));
            case ACCOUNT -> accountwise(key, group, account -> account.id().value().equals(key.name));
        };
    }

    private Optional<ReturnStatistics> accountwise(Key key, Group group, Predicate<Account> which) {
        return question.isWhole()
                ? worthOf(account -> account.mode() == key.mode && which.test(account)).map(Worth::returns)
                : worth(key.mode).map(worth -> worth.contributions(group));
    }

    private Optional<ReturnStatistics> returns(Mode mode, Group group) {
        return worth(mode).map(worth -> question.isWhole() ? worth.returns() : worth.contributions(group));
    }

    private Optional<Worth> worth(Mode mode) {
        return worths.computeIfAbsent(mode, _ -> worthOf(account -> account.mode() == mode));
    }

    private Optional<Worth> worthOf(Predicate<Account> which) {
        List<Worth.Account> wanted = accounts.values().stream().filter(which).flatMap(account -> part(account).stream()).toList();
        return wanted.isEmpty() || from.isAfter(to) ? Optional.empty() : Worth.of(wanted, from, to, conversion);
    }

    private Optional<Worth.Account> part(Account account) {
        Worth.Account known = parts.get(account.id());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Worth.Account> read = views.accounts().curve(account.id())
                .map(curve -> new Worth.Account(curve, Payments.of(history, account.id(), from)));
        read.ifPresent(one -> parts.put(account.id(), one));
        return read;
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }
}

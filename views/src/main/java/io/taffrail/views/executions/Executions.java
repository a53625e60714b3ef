package io.taffrail.views.executions;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.ports.PerformanceHistory;
import io.taffrail.ports.PerformanceHistory.Span;
import io.taffrail.views.Views;
import io.taffrail.views.performance.Conversion;
import io.taffrail.views.performance.FxRates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Answers questions about executions: from the table of orders, row by row, and from what the market did after fills. */
public final class Executions {
    /** At how many orders one answer looks, the latest first: percentiles need each of their times. */
    public static final int LOOKED_AT = 100_000;

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 1, 1);
    private static final StrategyId NOBODY = io.taffrail.views.performance.Question.NOBODY;

    private final Views views;
    private final PerformanceHistory history;
    private final Supplier<FxRates> rates;
    private final Instant since;

    /** @param since the desk's time when this process began to watch prices after fills */
    public Executions(Views views, PerformanceHistory history, Supplier<FxRates> rates, Instant since) {
        this.views = views;
        this.history = history;
        this.rates = rates;
        this.since = since;
    }

    /**
     * Of what executions are asked for.
     *
     * @param from the first day of New York on which they were decided
     * @param to the last
     */
    public record Question(
            Set<AccountId> accounts, Slice by, Optional<LocalDate> from, Optional<LocalDate> to, Optional<StrategyId> strategy,
            Optional<Symbol> symbol, Currency currency) {
        boolean includes(Optional<StrategyId> whose, Symbol traded) {
            return strategy.map(wanted -> wanted.equals(whose.orElse(NOBODY))).orElse(true)
                    && symbol.map(traded::equals).orElse(true);
        }
    }

    public ExecutionStatistics report(Question question) {
        return new Answer(question).report();
    }

    private final class Answer {
        private final Question question;
        private final Conversion conversion;
        private final Map<AccountId, Account> accounts = new HashMap<>();
        private final SortedMap<Key, ExecutionTally> rows =
                new TreeMap<>(Comparator.comparing(Key::mode).thenComparing(Key::name));
        private final Map<Mode, ExecutionTally> totals = new EnumMap<>(Mode.class);
        private int looked;
        private int sent;
        private int simulated;

        private record Key(Mode mode, String name) {}

        Answer(Question question) {
            this.question = question;
            conversion = new Conversion(rates.get(), question.currency());
            views.accounts().list().stream()
                    .filter(account -> question.accounts().contains(account.id()))
                    .forEach(account -> accounts.put(account.id(), account));
        }

        ExecutionStatistics report() {
            LocalDate from = question.from().orElse(LocalDate.EPOCH);
            LocalDate to = question.to().orElse(LAST_DAY);
            history.executions(new Span(accounts.keySet(), start(from), start(to.plusDays(1))), LOOKED_AT, this::take);
            views.markouts().sums(from, to).forEach(this::take);
            var lines = new ArrayList<ExecutionStatistics.Row>();
            rows.forEach((key, tally) -> lines.add(tally.row(key.name, key.mode)));
            var sums = new ArrayList<ExecutionStatistics.Row>();
            totals.forEach((mode, tally) -> sums.add(tally.row("total", mode)));
            return new ExecutionStatistics(
                    lines, sums, looked < LOOKED_AT, since, ExecutionTally.part(simulated, sent), conversion.missing());
        }

        private void take(Execution one) {
            looked++;
            if (question.includes(one.strategy(), one.symbol())) {
                LocalDate date = LocalDate.ofInstant(one.decidedAt(), NewYorkSession.NEW_YORK);
                Optional<Money> worth = conversion.of(one.journey().traded(), date);
                Optional<Money> fees = conversion.of(one.journey().fees(), date);
                if (one.sentAt().isPresent()) {
                    sent++;
                    simulated += method(one.account()) == Method.SIMULATED ? 1 : 0;
                }
                String name = switch (question.by()) {
                    case TYPE -> one.type();
                    case HOUR -> hour(one.decidedAt());
                    case STRATEGY, SYMBOL, BROKER, ACCOUNT, METHOD -> name(one.account(), one.strategy(), one.symbol());
                };
                tallies(one.account(), name).forEach(tally -> tally.add(one, worth, fees));
            }
        }

        /** Prices after fills are kept by day: nothing says in which hour an order was decided. */
        private void take(Markouts.Cell cell, Cost.Sum sum) {
            if (question.includes(cell.strategy(), cell.symbol()) && question.by() != Slice.HOUR) {
                String name = question.by() == Slice.TYPE ? cell.type() : name(cell.account(), cell.strategy(), cell.symbol());
                tallies(cell.account(), name).forEach(tally -> tally.add(cell.after(), sum));
            }
        }

        private List<ExecutionTally> tallies(AccountId account, String name) {
            Account whose = accounts.get(account);
            if (whose == null) {
                return List.of();
            }
            Money zero = question.currency().zero();
            return List.of(
                    rows.computeIfAbsent(new Key(whose.mode(), name), _ -> new ExecutionTally(zero)),
                    totals.computeIfAbsent(whose.mode(), _ -> new ExecutionTally(zero)));
        }

        private String name(AccountId account, Optional<StrategyId> strategy, Symbol symbol) {
            return switch (question.by()) {
                case STRATEGY -> strategy.orElse(NOBODY).value();
                case SYMBOL   -> symbol.value();
                case BROKER   -> Optional.ofNullable(accounts.get(account)).map(Account::broker).orElse(NOBODY.value());
                case ACCOUNT  -> account.value();
                case METHOD   -> method(account).name();
                case TYPE, HOUR -> throw new IllegalStateException("an account does not say " + question.by());
            };
        }

        private Method method(AccountId account) {
            return views.links().isRemote(account) ? Method.BROKER : Method.SIMULATED;
        }

        private static String hour(Instant at) {
            return "%02d".formatted(ZonedDateTime.ofInstant(at, NewYorkSession.NEW_YORK).getHour());
        }

        private static Instant start(LocalDate date) {
            return date.atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
        }
    }
}

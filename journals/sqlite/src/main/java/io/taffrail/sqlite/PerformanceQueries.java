package io.taffrail.sqlite;

import io.taffrail.format.Moments;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.performance.DayResult;
import io.taffrail.model.performance.Execution;
import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.RoundTrip;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.ports.PerformanceHistory.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What came of trading, row by row from the tables. */
final class PerformanceQueries {
    private static final String CLOSED =
            "SELECT * FROM closed_positions WHERE account IN (<accounts>) AND closed_at >= :from AND closed_at < :until";

    private final QueryThreads threads;

    PerformanceQueries(QueryThreads threads) {
        this.threads = threads;
    }

    /** What one row of a table says. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    void roundTrips(Span span, Consumer<RoundTrip> reader) {
        each("the closed positions", CLOSED + " ORDER BY closed_at, rowid", span,
                Map.of("from", Moments.text(span.from()), "until", Moments.text(span.until())), PerformanceQueries::trip, reader);
    }

    List<RoundTrip> latestRoundTrips(Span span, int limit) {
        var found = new ArrayList<RoundTrip>();
        each("the closed positions", CLOSED + " ORDER BY closed_at DESC, rowid DESC LIMIT :limit", span,
                Map.of("from", Moments.text(span.from()), "until", Moments.text(span.until()), "limit", limit),
                PerformanceQueries::trip, found::add);
        return found;
    }

    void days(Span span, Consumer<DayResult> reader) {
        each("the results of days",
                "SELECT * FROM pnl_by_day WHERE account IN (<accounts>) AND date >= :from AND date < :until ORDER BY date, rowid",
                span, Map.of("from", firstDay(span.from()), "until", firstDay(span.until())), DayRows::read, reader);
    }

    void executions(Span span, int limit, Consumer<Execution> reader) {
        each("the executions",
                "SELECT * FROM executed_orders WHERE account IN (<accounts>) AND created_at >= :from AND created_at < :until"
                        + " ORDER BY created_at DESC, number DESC LIMIT :limit",
                span, Map.of("from", Moments.text(span.from()), "until", Moments.text(span.until()), "limit", limit),
                PerformanceQueries::execution, reader);
    }

    /** The first day that begins at a moment or after it. */
    private static LocalDate firstDay(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
        return date.atStartOfDay(NewYorkSession.NEW_YORK).toInstant().equals(at) ? date : date.plusDays(1);
    }

    private <T> void each(
            String what, String sql, Span span, Map<String, ?> values, Reading<T> reading, Consumer<T> reader) {
        if (span.accounts().isEmpty()) {
            return;
        }
        List<String> accounts = span.accounts().stream().map(AccountId::value).sorted().toList();
        threads.read(what, handle -> {
            try (var rows = handle.createQuery(sql)
                    .bindList("accounts", accounts)
                    .bindMap(values)
                    .map((row, _) -> reading.of(row))
                    .stream()) {
                rows.forEach(reader);
            }
            return true;
        });
    }

    private static RoundTrip trip(ResultSet row) throws SQLException {
        Currency currency = Currency.of(row.getString("currency"));
        return new RoundTrip(
                new AccountId(row.getString("account")),
                Optional.of(row.getString("strategy")).filter(name -> !name.isEmpty()).map(StrategyId::new),
                new Symbol(row.getString("symbol")),
                AssetClass.valueOf(row.getString("asset_class")),
                row.getString("side").equals("LONG"),
                Decimal.of(row.getString("largest_qty")),
                Price.of(row.getString("entry_price")),
                text(row, "exit_price").map(Price::of),
                Money.of(row.getString("entry_worth"), currency),
                Money.of(row.getString("realised"), currency),
                Money.of(row.getString("commission"), currency),
                Money.of(row.getString("carry"), currency),
                Instant.parse(row.getString("opened_at")),
                text(row, "opened_by").map(OrderId::new),
                Instant.parse(row.getString("closed_at")),
                text(row, "closed_by").map(OrderId::new),
                ExitReason.valueOf(row.getString("exit_reason")));
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                new OrderId(row.getString("order_id")),
                new AccountId(row.getString("account")),
                text(row, "strategy").map(StrategyId::new),
                new Symbol(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                row.getString("type"),
                OrderStatus.valueOf(row.getString("status")),
                text(row, "reason_code"),
                Instant.parse(row.getString("created_at")),
                text(row, "submitted_at").map(Instant::parse),
                text(row, "reference").map(Price::of),
                text(row, "limit_price").map(Price::of),
                JourneyRows.read(row));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}

package io.taffrail.sqlite;

import static io.taffrail.sqlite.PerformanceQueries.text;

import io.taffrail.model.performance.ExitReason;
import io.taffrail.model.performance.Journey;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads how an order fared from its row in {@code executed_orders}. */
final class JourneyRows {
    /** The columns that it reads. */
    static final String COLUMNS =
            "currency, exit_reason, arrival, accepted_at, first_fill_at, last_fill_at, own_qty, own_worth, fees";

    private JourneyRows() {}

    static Journey read(ResultSet row) throws SQLException {
        Currency currency = Currency.of(row.getString("currency"));
        return new Journey(
                ExitReason.valueOf(row.getString("exit_reason")),
                text(row, "arrival").map(Price::of),
                text(row, "accepted_at").map(Instant::parse),
                text(row, "first_fill_at").map(Instant::parse),
                text(row, "last_fill_at").map(Instant::parse),
                Quantity.of(row.getString("own_qty")),
                Money.of(row.getString("own_worth"), currency),
                Money.of(row.getString("fees"), currency));
    }
}

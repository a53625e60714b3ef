package io.taffrail.sqlite;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PlanEvent.CloseBegun;
import io.taffrail.model.journal.PlanEvent.CloseEnded;
import io.taffrail.model.performance.ExitReason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The rows of {@code closings}: why positions are being closed now, for orders that only leave later. */
final class PlanRows {
    private final PreparedStatement write;
    private final PreparedStatement remove;
    private final PreparedStatement open;
    private final Map<Place, ExitReason> reasons = new HashMap<>();

    private record Place(AccountId account, Symbol symbol) {}

    PlanRows(Connection connection) throws SQLException {
        write = connection.prepareStatement("INSERT OR REPLACE INTO closings (account, symbol, exit_reason) VALUES (?,?,?)");
        remove = connection.prepareStatement("DELETE FROM closings WHERE account = ? AND symbol = ?");
        open = connection.prepareStatement("SELECT account, symbol, exit_reason FROM closings");
    }

    void load() throws SQLException {
        reasons.clear();
        try (var rows = open.executeQuery()) {
            while (rows.next()) {
                reasons.put(
                        new Place(new AccountId(rows.getString(1)), new Symbol(rows.getString(2))),
                        ExitReason.valueOf(rows.getString(3)));
            }
        }
    }

    /** Takes the beginning or the end of a plan in. */
    void take(PlanEvent event, Input input) throws SQLException {
        var place = new Place(event.account(), event.symbol());
        if (event instanceof CloseBegun begun) {
            ExitReason reason = ExitReason.of(begun, input);
            reasons.put(place, reason);
            Rows.write(write, place.account, place.symbol, reason);
        } else if (event instanceof CloseEnded) {
            reasons.remove(place);
            Rows.write(remove, place.account, place.symbol);
        }
    }

    /** Why a position is being closed; where no plan says, somebody asked. */
    ExitReason reason(PlanEvent event) {
        return reasons.getOrDefault(new Place(event.account(), event.symbol()), ExitReason.MANUAL_CLOSE);
    }
}

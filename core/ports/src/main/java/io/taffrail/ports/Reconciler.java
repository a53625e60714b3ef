package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.statement.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Books and brokers side by side, for whoever asks; any thread may. */
public interface Reconciler {

    /**
     * How the accounts that are held behind a wire stand.
     *
     * @param fresh whether the brokers are to be asked now; otherwise the latest statements are shown
     */
    List<SideBySide> compare(boolean fresh);

    /** How the brokers behind wires are doing now. */
    List<BrokerHealth> health();

    /** One broker's health, and whose account it holds. */
    record BrokerHealth(AccountId account, String broker, Health health) {}

    /**
     * One account's books beside its broker's statement.
     *
     * @param inDoubt how many of its orders have no answer yet
     * @param asOf when the statement was read; empty where there is none yet
     * @param unreachable why the broker could not be asked, where it could not
     */
    record SideBySide(
            AccountId account,
            String broker,
            Link link,
            int inDoubt,
            Optional<Instant> asOf,
            Optional<String> unreachable,
            List<Line> lines) {
        public SideBySide {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One thing that both know.
     *
     * @param kind {@code cash}, {@code position} or {@code order}
     * @param subject the currency, the symbol or the order's client order id
     * @param difference theirs less ours, or words; empty where they agree
     */
    record Line(String kind, String subject, String ours, String theirs, Optional<String> difference) {}
}

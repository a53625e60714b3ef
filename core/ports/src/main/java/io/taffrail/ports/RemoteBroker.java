package io.taffrail.ports;

import io.taffrail.model.order.Order;
import io.taffrail.model.statement.Capabilities;
import io.taffrail.model.statement.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A broker behind a wire: slow, and not always there. It holds one account. Its calls may wait and may come from any
 * thread; the desk makes them outside its turn, and what comes of them comes back as reports.
 *
 * <p>{@link #connect} returns at once and keeps the stream of reports alive until {@link #close}, told by
 * {@link BrokerListener#onLive} and {@link BrokerListener#onLost}. No placement is ever sent twice by a broker on its own
 * account, whatever answer it gets or misses.
 *
 * <p>Reports come in an order that the lifecycle allows: that an order has taken another's place before anything else of
 * it, and that an order is over only after all of its fills.
 */
public interface RemoteBroker extends Broker {

    /** What it does by itself. */
    Capabilities capabilities();

    /** What it does with one client order id that comes twice. */
    Idempotency idempotency();

    @Override
    default Submission submit(Order order) {
        return submit(order, List.of());
    }

    /**
     * Offers an order together with those that belong to it: an entry with its exits, or the two exits of a position. Where
     * the venue has them already, because it had the entry, they are found and not placed again.
     *
     * @param legs of the same group; none for an order that comes alone
     */
    Submission submit(Order order, List<Order> legs);

    /** Asks what has become of an order, also of its pending cancel or replacement. */
    LookUp lookUp(Order order);

    /**
     * Reads what the account is.
     *
     * @param since the cursor of an earlier statement; empty for all that can be told
     * @throws BrokerUnreachableException where no whole answer can be had now
     */
    Statement statement(Optional<String> since);

    /** An order that came to the broker from elsewhere is in the books from now on; what happens to it is to be reported. */
    void adopt(Order order);

    /** How it is doing now. */
    Health health();
}

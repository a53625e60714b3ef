package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.risk.Drill;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Trial;
import java.util.List;

/** A desk's limits, for whoever asks; nothing is journaled by asking. */
public interface RiskDesk {

    /** The limits that hold now, and how much an account uses of each. */
    List<LimitUse> limits(AccountId account);

    /** What would become of an order of an account now, were it sent. */
    Trial trial(AccountId account, OrderIntent intent);

    /** Plays a limit once, on a desk of its own: an order that it must refuse, and one that it must let pass. */
    Drill drill(Limit limit);

    /** What the desk would decide on a command now; nothing comes of it. */
    List<Event> decision(Command command);
}

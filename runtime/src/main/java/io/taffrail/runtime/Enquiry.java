package io.taffrail.runtime;

import io.taffrail.engine.Engine;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Trial;
import java.time.Instant;
import java.util.List;

/** A desk as it stands at one moment, for questions that change nothing; whoever asks has the turn. */
record Enquiry(Engine engine, Context context, Instant at) {

    /** What would become of an order. */
    Trial trial(SubmitOrder submit) {
        return engine.trial(submit, context.taken(submit, at).facts(), at);
    }

    /** What would be decided on a command. */
    List<Event> decision(Command command) {
        return engine.decide(context.taken(command, at), at);
    }

    /** The limits that hold, and how much of each an account uses. */
    List<LimitUse> limits(AccountId account) {
        return engine.limits(account, at);
    }
}

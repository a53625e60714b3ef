package io.taffrail.server;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.HaltEvent.FlattenBegun;
import io.taffrail.model.journal.HaltEvent.TradingHalted;
import io.taffrail.model.journal.HaltEvent.TradingResumed;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Halts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A desk that halts and resumes as it is asked, and remembers what it was asked by whom. */
final class RecordedHalts implements Desks {
    private static final Instant AT = Instant.parse("2026-01-02T14:30:00Z");

    private final Halts halts = new Halts();
    private final List<Command> commands = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();

    Halts halts() {
        return halts;
    }

    synchronized List<Command> commands() {
        return List.copyOf(commands);
    }

    synchronized List<Cause> causes() {
        return List.copyOf(causes);
    }

    @Override
    public synchronized Receipt submit(Command command, Cause cause) {
        commands.add(command);
        causes.add(cause);
        List<Event> events = switch (command) {
            case Command.Halt(var scope, var level, var reason) -> List.of(new TradingHalted(scope, level, reason, AT));
            case Command.Flatten(var scope, var reason) ->
                List.of(new TradingHalted(scope, HaltLevel.ENTRIES, reason, AT), new FlattenBegun(scope, reason, AT));
            case Command.Resume(var scope, var reason) -> List.of(new TradingResumed(scope, reason, AT));
            case Command other -> throw new IllegalStateException("the file asks for no " + other);
        };
        var entry = new Entry(commands.size(), AT, cause, new CommandTaken(command, Facts.NONE), events);
        halts.onEntry(entry);
        return new Receipt(entry);
    }
}

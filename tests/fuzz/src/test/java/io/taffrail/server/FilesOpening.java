package io.taffrail.server;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Halts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets the fuzzer at the files of a data folder and of a backtest. */
public final class FilesOpening {
    private FilesOpening() {}

    /** How many lines the orders file of a backtest has. */
    public static int orders(Path file) {
        return OrderLine.read(file).size();
    }

    public static Map<Symbol, String> sectors(Path folder) {
        try (var taken = DataFolder.take(folder)) {
            return Sectors.of(taken);
        }
    }

    public static void fx(Path file) {
        new FxFile(file).get();
    }

    /** What the file {@code HALT} has the desk do. */
    public static List<Command> halt(Path file) {
        var commands = new ArrayList<Command>();
        Desks desk = (command, cause) -> {
            commands.add(command);
            return new Receipt(new Entry(1, Instant.EPOCH, cause, new Input.TimeReached(Instant.EPOCH), List.of()));
        };
        try (var _ = HaltFile.open(file, desk, new Halts())) {
            return List.copyOf(commands);
        }
    }
}

package io.taffrail.server;

import io.taffrail.model.id.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code sectors.csv} of a data folder: a header {@code symbol,sector}, and a line for each symbol. */
final class Sectors {
    private static final String HEADER = "symbol,sector";

    private Sectors() {}

    /** @throws StartException where the file is there and cannot be understood */
    static Map<Symbol, String> of(DataFolder folder) {
        if (!Files.exists(folder.sectors())) {
            return Map.of();
        }
        try {
            return read(Files.readAllLines(folder.sectors()));
        } catch (IOException unreadable) {
            throw malformed("it cannot be read: " + unreadable.getMessage());
        }
    }

    private static Map<Symbol, String> read(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw malformed("its first line is not " + HEADER);
        }
        var sectors = new HashMap<Symbol, String>();
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split(",", -1);
            if (fields.length == 1 && fields[0].isEmpty()) {
                continue;
            }
            if (fields.length != 2 || fields[0].isBlank() || fields[1].isBlank()) {
                throw malformed("line " + (i + 1) + " is not a symbol and a sector");
            }
            if (sectors.put(symbol(fields[0].strip(), i + 1), fields[1].strip()) != null) {
                throw malformed("line " + (i + 1) + " names " + fields[0].strip() + " a second time");
            }
        }
        return sectors;
    }

    private static Symbol symbol(String text, int line) {
        try {
            return new Symbol(text);
        } catch (IllegalArgumentException notOne) {
            throw malformed("line " + line + " names no symbol: " + notOne.getMessage());
        }
    }

    private static StartException malformed(String why) {
        return StartException.usage("sectors.csv cannot be used", why, "write " + HEADER + " and lines such as AAPL,technology");
    }
}

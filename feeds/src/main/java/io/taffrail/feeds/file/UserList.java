package io.taffrail.feeds.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A short CSV file that a user writes by hand: a header that names the columns, and a row for each thing. */
final class UserList {

    private UserList() {}

    /** What is in the list, in its order. */
    static <T> List<T> read(Path file, String header, BiFunction<List<String>, Fields, T> reader) {
        try (var lines = new LineReader(file)) {
            if (!lines.next().orElse("").equals(header)) {
                throw new MarketFileException(file, 1, "another first line than expected", "the first line names the columns",
                        "write " + header);
            }
            var fields = new Fields();
            var all = new ArrayList<T>();
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    all.add(reader.apply(row(line.get(), header), fields));
                } catch (BadRow bad) {
                    throw bad.at(file, lines.line());
                }
            }
            return all;
        }
    }

    private static List<String> row(String line, String header) {
        List<String> row = Fields.split(line);
        int columns = Fields.split(header).size();
        if (row.size() != columns) {
            throw new BadRow(row.size() + " fields", "a row has " + columns + ": " + header, "correct the row");
        }
        return row;
    }
}

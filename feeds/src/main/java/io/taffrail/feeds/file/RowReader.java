package io.taffrail.feeds.file;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The rows of one market file in order, each checked by itself and against the time of the one before. */
final class RowReader implements AutoCloseable {
    private final Path file;
    private final LineReader lines;
    private final Fields fields = new Fields();
    private final FileKind kind;
    private Instant latest = Instant.MIN;

    RowReader(Path file) {
        this.file = file;
        this.lines = new LineReader(file);
        try {
            this.kind = kindOf(lines);
        } catch (MarketFileException refused) {
            lines.close();
            throw refused;
        }
    }

    /** The next row, empty after the last. */
    Optional<Row> next() {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            Row row = kind.row(Fields.split(line.get()), fields);
            if (row.time().isBefore(latest)) {
                throw new BadRow("time " + row.time() + " after " + latest, "the rows of a file never go back in time",
                        "sort the file by time");
            }
            latest = row.time();
            return Optional.of(row);
        } catch (BadRow bad) {
            throw bad.at(file, lines.line());
        }
    }

    /** The line of the row that {@link #next} gave last. */
    long line() {
        return lines.line();
    }

    String sha256OfAll() {
        return lines.sha256OfAll();
    }

    @Override
    public void close() {
        lines.close();
    }

    private FileKind kindOf(LineReader lines) {
        String header = lines.next().orElseThrow(() ->
                lines.bad("nothing", "the file is empty", "get the file again, or leave it out"));
        try {
            return FileKind.of(header);
        } catch (BadRow bad) {
            throw bad.at(file, lines.line());
        }
    }
}

package io.taffrail.feeds.file;

import java.nio.file.Path;

/** What is wrong with one row; whoever knows the file and the line makes it a {@link MarketFileException}. */
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String found;
    private final String why;
    private final String fix;

    BadRow(String found, String why, String fix) {
        super(found, null, false, false);
        this.found = found;
        this.why = why;
        this.fix = fix;
    }

    MarketFileException at(Path file, long line) {
        return new MarketFileException(file, line, found, why, fix);
    }
}

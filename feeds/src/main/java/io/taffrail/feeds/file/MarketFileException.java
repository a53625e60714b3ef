package io.taffrail.feeds.file;

import java.nio.file.Path;

/** A file that cannot be trusted: which line, what was found there, why that is wrong, and what to do about it. */
public final class MarketFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;
    private final String found;
    private final String why;
    private final String fix;

    /** @param line counted from 1; 0 where the file as a whole is meant */
    MarketFileException(Path file, long line, String found, String why, String fix) {
        super(place(file, line) + ": " + found + "; " + why + "; " + fix);
        this.file = file;
        this.line = line;
        this.found = found;
        this.why = why;
        this.fix = fix;
    }

    public Path file() {
        return file;
    }

    /** The line, counted from 1; 0 where the file as a whole is meant. */
    public long line() {
        return line;
    }

    /** What was met, without its place. */
    public String found() {
        return found;
    }

    /** What was met and where, for people: {@code quotes.csv line 7: the time 2018-04-04 00:01}. */
    public String what() {
        return place(file, line) + ": " + found;
    }

    public String why() {
        return why;
    }

    public String fix() {
        return fix;
    }

    private static String place(Path file, long line) {
        return line == 0 ? file.toString() : file + " line " + line;
    }
}

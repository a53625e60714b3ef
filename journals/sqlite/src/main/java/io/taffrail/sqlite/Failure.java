package io.taffrail.sqlite;

import io.taffrail.ports.JournalException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says of an error of SQLite what it is, why, and what to do. */
final class Failure {

    private Failure() {}

    static JournalException of(String what, SQLException e) {
        return new JournalException(what + "\n  why: " + why(e) + "\n  fix: " + fix(e), e);
    }

    private static String why(SQLException e) {
        return switch (primary(e)) {
            case 13 -> "the disk is full";
            case 10 -> "the disk reported an error (" + e.getMessage() + ")";
            case 5, 6 -> "another program is writing to the file";
            case 8 -> "the file, or its folder, is read-only";
            case 11 -> "the file is damaged (" + e.getMessage() + ")";
            case 14 -> "the file cannot be opened (" + e.getMessage() + ")";
            case 26 -> "the file is not an SQLite database";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String fix(SQLException e) {
        return switch (primary(e)) {
            case 13 -> "free some space and start again; everything that was acknowledged is kept";
            case 10 -> "check the disk, then start again; what was written is read anew, never guessed";
            case 5, 6 -> "let one server run on a data folder at a time";
            case 8, 14 -> "make the data folder writable for this user";
            case 11, 26 -> "run taffrail audit verify, and restore the data folder from a backup";
            default -> "start again; the journal is then read anew";
        };
    }

    /** SQLite's primary result code, the low byte of the extended one (sqlite.org/rescode.html); else 0. */
    private static int primary(SQLException e) {
        return e instanceof SQLiteException sqlite && sqlite.getResultCode() != SQLiteErrorCode.UNKNOWN_ERROR
                ? sqlite.getResultCode().code & 0xff
                : 0;
    }
}

package io.taffrail.http;

import io.taffrail.http.web.Page;
import io.taffrail.ports.ChainCheck;
import java.time.Instant;
import java.util.Optional;

/**
 * What a door shows to people beside what it says to programs.
 *
 * @param shelf the dashboard's files
 * @param check knows whether the journal is whole
 */
public record Face(Page.Shelf shelf, ChainCheck check) {
    /** A door for programs only, whose journal nobody has walked. */
    public static final Face NONE = new Face(
            Page.Shelf.EMPTY, () -> new ChainCheck.Found(0, "", Instant.EPOCH, Optional.of("nobody has walked the chain")));
}

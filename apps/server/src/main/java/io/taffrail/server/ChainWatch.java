package io.taffrail.server;

import io.taffrail.ports.ChainCheck;
import io.taffrail.ports.JournalException;
import io.taffrail.sqlite.AuditVerifier;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Walks the journal's chain when somebody asks and the last walk is older than half a minute, on a thread of its own. */
final class ChainWatch implements ChainCheck {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Path database;
    private final InstantSource clock = InstantSource.system();
    private Optional<Found> last = Optional.empty();
    private CompletableFuture<Found> walk = CompletableFuture.completedFuture(new Found(0, "", Instant.EPOCH, Optional.empty()));

    /** @param database the journal's file */
    ChainWatch(Path database) {
        this.database = database;
    }

    @Override
    public Found latest() {
        CompletableFuture<Found> under = begun();
        return known().orElseGet(under::join);
    }

    private synchronized Optional<Found> known() {
        return last;
    }

    /** The walk that is under way; one begins where the last finding is old. */
    private synchronized CompletableFuture<Found> begun() {
        boolean fresh = last.filter(found -> found.at().plus(FRESH).isAfter(clock.instant())).isPresent();
        if (walk.isDone() && !fresh) {
            var begun = new CompletableFuture<Found>();
            walk = begun;
            // The database's native call would hold a virtual thread's carrier.
            Thread.ofPlatform().daemon().name("chain").start(() -> begun.complete(keep(verified())));
        }
        return walk;
    }

    private synchronized Found keep(Found found) {
        last = Optional.of(found);
        return found;
    }

    private Found verified() {
        Instant at = clock.instant();
        try {
            return switch (AuditVerifier.verify(database)) {
                case Verified(var head)                  -> new Found(head.sequence(), head.hash(), at, Optional.empty());
                case Broken(var sequence, var what, var why) -> new Found(sequence, "", at, Optional.of(what + ": " + why));
            };
        } catch (JournalException unreadable) {
            return new Found(0, "", at, Optional.of(String.valueOf(unreadable.getMessage())));
        }
    }
}

package io.taffrail.server;

import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Halts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code HALT} of a data folder, with which whoever can write there halts the desk even where no door answers.
 *
 * <p>Its first word is {@code entries}, {@code all}, {@code flatten} or {@code resume}; what follows is the reason. It is
 * looked at when the server starts and several times a second from then on. A file that says anything else, or nothing for
 * a second, halts everything: whoever put it there wanted trading to stop. The halt outlives the file; who resumes
 * the desk removes it.
 */
final class HaltFile implements Desks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HaltFile.class);
    private static final Cause FILE = new Cause("file", "HALT");
    private static final HaltScope DESK = new HaltScope.WholeDesk();
    /** Well below the 100 ms within which a halt is to stand. */
    private static final Duration EVERY = Duration.ofMillis(40);
    /** Whoever writes a file makes it empty first. */
    private static final Duration WRITING = Duration.ofSeconds(1);
    private static final int LONGEST = 500;

    private final Path file;
    private final Desks desk;
    private final Halts halts;
    private final Thread watching;
    private volatile boolean closed;

    private HaltFile(Path file, Desks desk, Halts halts) {
        this.file = file;
        this.desk = desk;
        this.halts = halts;
        watching = Thread.ofPlatform().name("halt-file").daemon().unstarted(this::watch);
    }

    /** Does what the file says, where there is one, and goes on looking. */
    static HaltFile open(Path file, Desks desk, Halts halts) {
        var halt = new HaltFile(file, desk, halts);
        halt.look();
        halt.watching.start();
        return halt;
    }

    /** While the file stays, the desk would be halted again at once: it goes first. */
    @Override
    public Receipt submit(Command command, Cause cause) {
        return command instanceof Command.Resume(HaltScope.WholeDesk _, _) ? resumed(command, cause) : desk.submit(command, cause);
    }

    private synchronized Receipt resumed(Command command, Cause cause) {
        remove();
        return desk.submit(command, cause);
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new DeskStoppedException("what: trading stays halted; why: the file " + file
                    + " cannot be removed; fix: remove it, then resume again", stays);
        }
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(EVERY);
                look();
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException failed) {
                LOG.error("the file {} could not be obeyed; it is looked at again", file, failed);
            }
        }
    }

    private synchronized void look() {
        read().ifPresent(this::obey);
    }

    /** What the file says; empty where there is none, or it is still being written. */
    private Optional<String> read() {
        try {
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            }
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.plus(WRITING).isBefore(Instant.now()) ? Optional.of("") : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("");
        }
    }

    private void obey(String text) {
        // Some letters are more than one in small: the reason is parted off before the word is made small.
        String[] parts = text.split("\\s", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        String said = parts.length < 2 ? "" : parts[1].replaceAll("\\s+", " ").strip();
        String reason = said.isEmpty() ? "the file HALT says " + word : said;
        switch (word) {
            case "entries" -> halt(HaltLevel.ENTRIES, reason);
            case "all"     -> halt(HaltLevel.ALL, reason);
            case "flatten" -> flatten(reason);
            case "resume"  -> resumed(new Command.Resume(DESK, reason), FILE);
            default        -> halt(HaltLevel.ALL, "the file HALT says neither entries, all, flatten nor resume");
        }
    }

    private void halt(HaltLevel level, String reason) {
        if (halts.of(DESK).filter(stands -> stands.level().isAtLeast(level)).isEmpty()) {
            desk.submit(new Command.Halt(DESK, level, reason), FILE);
        }
    }

    private void flatten(String reason) {
        if (halts.flattens().stream().noneMatch(one -> one.begun().scope().equals(DESK))) {
            desk.submit(new Command.Flatten(DESK, reason), FILE);
        }
    }

    @Override
    public void close() {
        closed = true;
        watching.interrupt();
        try {
            watching.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

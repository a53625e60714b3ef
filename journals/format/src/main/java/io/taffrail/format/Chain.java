package io.taffrail.format;

import io.taffrail.model.journal.Head;
import io.taffrail.ports.JournalException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash that links each line to all lines before it.
 *
 * <p>It is the SHA-256, in lower-case hexadecimal, of six texts in UTF-8, each followed by one line feed (byte 0x0A):
 * the sequence in decimal, {@code at}, {@code cause}, {@code input}, {@code events}, {@code previous_hash}. No text
 * has a line feed of its own (JSON writes it as {@code \n}), so that no two lines share their canonical text.
 */
public final class Chain {
    private static final HexFormat HEX = HexFormat.of();

    private Chain() {}

    /**
     * The hash of a line.
     *
     * @throws JournalException where a text has a line feed
     */
    public static String hash(
            long sequence, String at, String cause, String input, String events, String previousHash) {
        var canonical = new StringBuilder(256 + input.length() + events.length());
        canonical.append(sequence).append('\n');
        for (String text : new String[] {at, cause, input, events, previousHash}) {
            if (text.indexOf('\n') >= 0) {
                throw new JournalException("entry " + sequence + " has a line feed inside one of its texts");
            }
            canonical.append(text).append('\n');
        }
        return HEX.formatHex(sha256().digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** What is wrong with a line that claims to follow a head; empty where it does follow. */
    public static Optional<String> flaw(Line line, Head before) {
        if (line.sequence() != before.sequence() + 1) {
            return Optional.of("entry " + (before.sequence() + 1) + " is missing: after entry " + before.sequence()
                    + " comes entry " + line.sequence());
        }
        if (!line.previousHash().equals(before.hash())) {
            return Optional.of("its previous_hash is " + line.previousHash() + ", but the entry before has the hash "
                    + before.hash());
        }
        String hash;
        try {
            hash = hash(line.sequence(), line.at(), line.cause(), line.input(), line.events(), line.previousHash());
        } catch (JournalException unclear) {
            return Optional.of("one of its texts has a line feed, which no entry is written with");
        }
        return line.hash().equals(hash)
                ? Optional.empty()
                : Optional.of("its texts have the hash " + hash + ", but its hash says " + line.hash());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package io.taffrail.feeds.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a text file, gzipped where its name ends in {@code .gz}, with the hash of the bytes that were read.
 *
 * <p>Every line must end: a last line without its end is taken for a file that was cut, because a price that lost its
 * last digits is still a price. Memory does not grow with the file: a line is bounded.
 */
final class LineReader implements AutoCloseable {
    /** Far longer than any row of ours; what is longer is another kind of file. */
    private static final int LONGEST_LINE = 1_000;

    private final Path file;
    private final MessageDigest digest;
    private final InputStream raw;
    private final InputStream text;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] current = new byte[LONGEST_LINE];
    private int position;
    private int limit;
    private long line;

    LineReader(Path file) {
        this.file = file;
        this.digest = sha256();
        this.raw = opened();
        this.text = unpacked();
    }

    /** The lines of text that is already open, under the name that errors give it. */
    LineReader(Path name, InputStream text) {
        this.file = name;
        this.digest = sha256();
        this.raw = text;
        this.text = text;
    }

    /** The next line without its end ({@code \n} or {@code \r\n}), empty after the last. */
    Optional<String> next() {
        int length = 0;
        while (true) {
            if (position == limit && !filled()) {
                if (length > 0) {
                    line++;
                    throw bad("the last line has no end: " + shown(new String(current, 0, length, StandardCharsets.UTF_8)),
                            "the file ends in mid-line, as one does that was cut off",
                            "get the whole file again; if it is whole, end its last line with a newline");
                }
                return Optional.empty();
            }
            byte b = buffer[position++];
            if (b == '\n') {
                line++;
                int end = length > 0 && current[length - 1] == '\r' ? length - 1 : length;
                return Optional.of(new String(current, 0, end, StandardCharsets.UTF_8));
            }
            if (length == LONGEST_LINE) {
                line++;
                throw bad("a line of more than " + LONGEST_LINE + " bytes", "no row is as long",
                        "check that this is a CSV file of market data; a gzipped one has a name that ends in .gz");
            }
            current[length++] = b;
        }
    }

    /** The number of the line that {@link #next} gave last, counted from 1. */
    long line() {
        return line;
    }

    /** The SHA-256 of the whole file, in hexadecimal; asked when all lines have been read. */
    String sha256OfAll() {
        try {
            // What stands behind the packed data has been read by nobody, but belongs to the file.
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    MarketFileException bad(String found, String why, String fix) {
        return new MarketFileException(file, line, found, why, fix);
    }

    /** The text as an error shows it: short, and without what a terminal would act on. */
    static String shown(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.isEmpty() ? "nothing" : plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private boolean filled() {
        try {
            limit = Math.max(text.read(buffer), 0);
            position = 0;
            return limit > 0;
        } catch (EOFException cut) {
            line++;
            throw bad("the packed data ends too early", "the gzip file is truncated", "get the whole file again");
        } catch (ZipException damaged) {
            line++;
            throw bad("packed data that cannot be unpacked: " + damaged.getMessage(), "the gzip file is damaged",
                    "get the file again");
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private InputStream opened() {
        try {
            if (Files.isDirectory(file)) {
                throw bad("a folder", "market data is read from files", "name the files in it");
            }
            return new DigestInputStream(Files.newInputStream(file), digest);
        } catch (NoSuchFileException missing) {
            throw bad("no such file", "it does not exist in this folder: " + Path.of("").toAbsolutePath(),
                    "check the path");
        } catch (AccessDeniedException denied) {
            throw bad("not readable", "this user may not read it", "change its permissions");
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private InputStream unpacked() {
        if (!file.toString().endsWith(".gz")) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException notGzip) {
            throw closing(bad("not a whole gzip file", "its name ends in .gz, but its bytes do not start like one",
                    "get the file again, or name it .csv if it is not packed"));
        }
    }

    private MarketFileException closing(MarketFileException reason) {
        try {
            raw.close();
        } catch (IOException second) {
            reason.addSuppressed(second);
        }
        return reason;
    }

    private MarketFileException unreadable(IOException cause) {
        var bad = bad("unreadable", String.valueOf(cause.getMessage()), "check the disk and the file");
        bad.initCause(cause);
        return bad;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package io.taffrail.lab.fault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One way to spoil what a broker says. */
public enum Mangling {
    /** Half of it, as if that were all. */
    TRUNCATE,
    /** Half of it, and the connection is cut before the rest that was promised. */
    SHORT,
    /** Bytes that are no UTF-8. */
    UTF8,
    /** A status and an event that nobody knows. */
    ENUM,
    /** Prices of 20 digits. */
    DIGITS,
    /** A field that is missing, and one that nobody knows. */
    FIELDS,
    /** A web page. */
    HTML,
    /** Nothing. */
    EMPTY,
    /** A text frame that should be binary, or the other way round. */
    FRAME;

    private static final Pattern WORDS = Pattern.compile("\"(status|event)\"(\\s*:\\s*)\"[a-z_]+\"");
    private static final Pattern PRICES = Pattern.compile("\"([a-z_]*price)\"(\\s*:\\s*)(\"?)[0-9.]+(\"?)");
    private static final byte[] PAGE = "<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
            .getBytes(StandardCharsets.UTF_8);

    /** The spoiled bytes. What is spoiled on the wire and not in the bytes is left as it is. */
    public byte[] spoil(byte[] told) {
        return switch (this) {
            case TRUNCATE     -> Arrays.copyOf(told, told.length / 2);
            case UTF8         -> notUtf8(told);
            case ENUM         -> replaced(told, WORDS, "\"$1\"$2\"transmogrified\"");
            case DIGITS       -> replaced(told, PRICES, "\"$1\"$2$312345678901234567890$4");
            case FIELDS       -> replaced(told, WORDS, "\"unheard_of_$1\"$2[]");
            case HTML         -> PAGE.clone();
            case EMPTY        -> new byte[0];
            case SHORT, FRAME -> told;
        };
    }

    /** Its name in an argument. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mangling named(String word) {
        return Arrays.stream(values()).filter(mangling -> mangling.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(values()).map(Mangling::word).collect(Collectors.joining(", "))));
    }

    private static byte[] notUtf8(byte[] told) {
        if (told.length == 0) {
            return new byte[] {(byte) 0xC3, (byte) 0x28};
        }
        var spoiled = told.clone();
        spoiled[told.length / 2] = (byte) 0xFF;
        return spoiled;
    }

    private static byte[] replaced(byte[] told, Pattern found, String by) {
        var text = new String(told, StandardCharsets.UTF_8);
        return found.matcher(text).replaceAll(by).getBytes(StandardCharsets.UTF_8);
    }
}

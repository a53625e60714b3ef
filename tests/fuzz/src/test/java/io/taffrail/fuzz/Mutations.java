package io.taffrail.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Inputs from a seed: good ones, spoiled once to eight times. */
final class Mutations {
    private static final List<String> WORDS = List.of(
            "NaN", "Infinity", "-Infinity", "-1", "0", "-0", "1e999999999", "1e-999999999", "1E400", "9223372036854775808",
            "999999999999999999999999999999", "0.0000000000000000001", "0x10", "1_000", "1,000", "+1", ".5", "5.", "null", "true",
            "false", "\"\"", "{}", "[]", "[[]]", "{\"a\":{}}", "\"", "\\", "\\u0000", "\\ud800", "\\udfff\\ud800", "\u0000", "\u007f",
            "\ufeff", "\u2028", "ﬀ", "İ", "{{", "}}", "%", "%00", "%ZZ", "%C3%28", "+", "&", "=", ";", "|", "::", "/", "//", "..", ".",
            "~", "*", " ", "\t", "\r", "\n", "\r\n", "\u0085", "2026-02-30", "0000-00-00", "9999-12-31T23:59:59.999999999Z",
            "+1000000000-12-31T23:59:59.999999999Z", "-999999999-01-01T00:00:00Z", "2026-03-02T24:00:00Z", "2016-12-31T23:59:60Z",
            "+999999999-12-31", "PT-1S", "P9999999D", "1970-01-01T00:00:00+18:00", "EUR/USD", "BTC/USD", "/USD", "A/B/C", "USD/USD",
            "\"" + "A".repeat(300) + "\"", "9".repeat(60), "[".repeat(40), "{\"a\":".repeat(40));
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final int LONGEST = 1 << 14;

    private final SplittableRandom random;
    private final List<byte[]> good;

    Mutations(long seed, List<byte[]> good) {
        this.random = new SplittableRandom(seed);
        this.good = List.copyOf(good);
    }

    /** The next input; with the same seed the same ones come. */
    byte[] next() {
        byte[] bytes = one();
        int times = random.nextInt(4) == 0 ? random.nextInt(2, 9) : 1;
        for (int i = 0; i < times; i++) {
            bytes = spoiled(bytes);
        }
        return bytes.length <= LONGEST ? bytes : cut(bytes, 0, LONGEST);
    }

    private byte[] spoiled(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(1, 24));
        return switch (random.nextInt(10)) {
            case 0  -> flipped(bytes);
            case 1  -> joined(cut(bytes, 0, at), cut(bytes, end, bytes.length));
            case 2  -> joined(cut(bytes, 0, end), cut(bytes, at, end), cut(bytes, end, bytes.length));
            case 3  -> joined(cut(bytes, 0, at), word(), cut(bytes, at, bytes.length));
            case 4  -> joined(cut(bytes, 0, at), word(), cut(bytes, end, bytes.length));
            case 5  -> replaced(bytes, NUMBER, word());
            case 6  -> replaced(bytes, TEXT, word());
            case 7  -> replaced(bytes, TEXT, joined(new byte[] {'"'}, word(), new byte[] {'"'}));
            case 8  -> spliced(bytes, one());
            default -> cut(bytes, 0, at);
        };
    }

    private byte[] one() {
        return good.isEmpty() ? new byte[0] : good.get(random.nextInt(good.size()));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            int at = random.nextInt(copy.length);
            copy[at] = (byte) (random.nextBoolean() ? copy[at] ^ (1 << random.nextInt(8)) : random.nextInt(256));
        }
        return copy;
    }

    /** Puts something in the place of one of the parts that look like this, so that what surrounds it stays well formed. */
    private byte[] replaced(byte[] bytes, Pattern pattern, byte[] by) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return flipped(bytes);
        }
        var place = places.get(random.nextInt(places.size()));
        return joined(cut(bytes, 0, place.start()), by, cut(bytes, place.end(), bytes.length));
    }

    private byte[] spliced(byte[] first, byte[] second) {
        return joined(
                cut(first, 0, random.nextInt(first.length + 1)),
                cut(second, random.nextInt(second.length + 1), second.length));
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

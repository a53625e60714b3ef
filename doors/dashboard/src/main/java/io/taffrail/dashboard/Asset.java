package io.taffrail.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** One file of the dashboard. */
public final class Asset {
    private final String type;
    private final byte[] plain;
    private final byte[] compressed;
    private final boolean lasting;

    Asset(String type, byte[] plain, boolean lasting) {
        this.type = type;
        this.plain = plain;
        this.compressed = gzip(plain);
        this.lasting = lasting;
    }

    /** Its content type. */
    public String type() {
        return type;
    }

    public byte[] plain() {
        return plain.clone();
    }

    /** The same by gzip. */
    public byte[] compressed() {
        return compressed.clone();
    }

    /** Whether its path names these very bytes. */
    public boolean lasting() {
        return lasting;
    }

    static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js"   -> "text/javascript; charset=UTF-8";
            case "css"  -> "text/css; charset=UTF-8";
            case "html" -> "text/html; charset=UTF-8";
            default -> throw new IllegalArgumentException("the dashboard has no files like " + name);
        };
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }
}

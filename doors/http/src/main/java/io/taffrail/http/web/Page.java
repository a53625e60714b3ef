package io.taffrail.http.web;

import java.util.Optional;

/** A file that a browser is given: what it is, and its bytes, plain and compressed. */
public final class Page {
    private final String type;
    private final byte[] plain;
    private final byte[] compressed;
    private final boolean lasting;

    /**
     * Makes a page of bytes that nobody changes any more.
     *
     * @param type its content type
     * @param compressed the same by gzip
     * @param lasting whether its path names these very bytes, so that a browser may keep them for ever
     */
    public Page(String type, byte[] plain, byte[] compressed, boolean lasting) {
        this.type = type;
        this.plain = plain.clone();
        this.compressed = compressed.clone();
        this.lasting = lasting;
    }

    String type() {
        return type;
    }

    byte[] bytes(boolean gzip) {
        return gzip ? compressed : plain;
    }

    boolean lasting() {
        return lasting;
    }

    /** Where pages are found, by their path. */
    public interface Shelf {
        /** A shelf with nothing on it. */
        Shelf EMPTY = _ -> Optional.empty();

        Optional<Page> find(String path);
    }
}

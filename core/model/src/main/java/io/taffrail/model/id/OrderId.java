package io.taffrail.model.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Our name for an order: a UUID derived from the folder's identity, the desk and the order's number, never drawn. */
public record OrderId(String value) {

    public OrderId {
        Ids.checked("an order id", value, 64);
    }

    /** The id of a desk's n-th order: the same for ever, and unlike that of any other folder. */
    public static OrderId derived(Identity identity, DeskId desk, long number) {
        return new OrderId(uuid("order", identity.value(), desk.value(), Long.toString(number)).toString());
    }

    /** A UUID (version 8, RFC 9562: the maker's own content) that is a pure function of its parts. */
    public static UUID uuid(String... parts) {
        byte[] hash = sha256(String.join("\n", parts));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

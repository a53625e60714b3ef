package io.taffrail.http.signal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Taffrail-Signature: t=1795000000,v1=<hex>}: by HMAC-SHA256 (RFC 2104) of the time, a point and the body, under the
 * hook's secret, a sender proves that nobody has changed the body on its way or kept it back.
 */
public final class Signature {
    /** How far the sender's clock may be off, and how long a delivery may take. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),\\s*v1=([0-9a-fA-F]{64})");

    private Signature() {}

    /**
     * Checks a body's signature.
     *
     * @throws AlertException where there is one that does not fit
     */
    public static void check(Optional<String> header, byte[] body, String secret, Instant now) {
        header.ifPresent(text -> {
            var parts = FORM.matcher(text.strip());
            if (!parts.matches()) {
                throw new AlertException(Flaw.SIGNATURE_WRONG, "the header is not of the form t=SECONDS,v1=HEX");
            }
            Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), now).abs();
            if (off.compareTo(TOLERANCE) > 0) {
                throw new AlertException(Flaw.SIGNATURE_WRONG, "the signature's time is " + off.toSeconds() + " s off");
            }
            byte[] given = HexFormat.of().parseHex(parts.group(2).toLowerCase(java.util.Locale.ROOT));
            if (!MessageDigest.isEqual(of(parts.group(1), body, secret), given)) {
                throw new AlertException(Flaw.SIGNATURE_WRONG, "the signature is another body's, or made with another secret");
            }
        });
    }

    /** The signature of a body, sent at that second. */
    public static byte[] of(String seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package io.taffrail.http.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate with the chain above it and the private key that fits it: what the door shows to prove who it is. */
public final class TlsIdentity {
    private static final char[] IN_MEMORY = "in memory only".toCharArray();

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads it from two files of PEM (RFC 7468).
     *
     * @param certificate the door's own certificate first, then each that issued the one before it
     * @param key in PKCS#8, without a password
     * @param now the time on the wall
     * @throws TlsException where they cannot be read, do not belong together, or no client could accept them now
     */
    public static TlsIdentity read(Path certificate, Path key, Instant now) {
        List<X509Certificate> chain = Pem.certificates(certificate);
        X509Certificate own = chain.getFirst();
        PrivateKey secret = Pem.privateKey(key, own.getPublicKey().getAlgorithm());
        if (!fits(secret, own)) {
            throw new TlsException("the key in " + key + " does not fit the certificate in " + certificate,
                    "what it signs, the certificate does not verify",
                    "name the key that the certificate was made for; the door's own certificate comes first in its file");
        }
        checkChain(certificate, chain);
        checkTime(certificate, own, now);
        return new TlsIdentity(chain, secret);
    }

    /** SHA-256 of the door's own certificate in hexadecimal: who knows it needs nobody's word to know the door. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** What a server's connections are made with. */
    public SSLContext context() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY);
            store.setKeyEntry("door", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException everyJdkHasThem) {
            throw new IllegalStateException(everyJdkHasThem);
        }
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] proof = new byte[32];
        new SecureRandom().nextBytes(proof);
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(proof);
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(proof);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException neverTogether) {
            return false;
        }
    }

    private static void checkChain(Path file, List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException notTheIssuer) {
                throw new TlsException("the certificates in " + file + " are no chain",
                        "certificate " + (i + 1) + " did not issue certificate " + i,
                        "write the door's own certificate first, then each that issued the one before it, and nothing else");
            }
        }
    }

    private static void checkTime(Path file, X509Certificate own, Instant now) {
        Instant from = own.getNotBefore().toInstant();
        Instant until = own.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new TlsException("the certificate in " + file + " has expired", "it was good until " + until,
                    "renew it, and start the server again");
        }
        if (now.isBefore(from)) {
            throw new TlsException("the certificate in " + file + " is not valid yet", "it is good from " + from,
                    "look whether this computer's clock is right, or wait until then");
        }
    }
}

package io.taffrail.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of PEM (RFC 7468): what stands between their lines of BEGIN and END. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final long LARGEST = 1 << 20;
    private static final String PKCS8 = "write it anew without a password: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pk8";

    private record Block(String label, String base64) {}

    private Pem() {}

    /** All certificates of a file, in its order; one at least. */
    static List<X509Certificate> certificates(Path file) {
        var found = new ArrayList<X509Certificate>();
        for (Block block : blocks(file, "certificate", "--tls-cert")) {
            if (block.label().equals("CERTIFICATE")) {
                found.add(certificate(file, der(file, block.base64())));
            }
        }
        if (found.isEmpty()) {
            throw new TlsException("there is no certificate in " + file, "no line of it says BEGIN CERTIFICATE",
                    "name a file in PEM with --tls-cert: the door's own certificate, then those that issued it");
        }
        return List.copyOf(found);
    }

    /**
     * The private key of a file.
     *
     * @param algorithm that of the certificate which it is to fit
     */
    static PrivateKey privateKey(Path file, String algorithm) {
        if (!algorithm.equals("RSA") && !algorithm.equals("EC")) {
            throw new TlsException("the certificate's key is of the kind " + algorithm, "the door knows RSA and EC keys only",
                    "make a certificate with one of those");
        }
        List<Block> blocks = blocks(file, "key", "--tls-key");
        for (Block block : blocks) {
            if (block.label().equals("PRIVATE KEY")) {
                return privateKey(file, algorithm, der(file, block.base64()));
            }
        }
        if (blocks.stream().anyMatch(block -> block.label().endsWith("PRIVATE KEY"))) {
            throw new TlsException("the key in " + file + " is in a form that the door does not read",
                    "it says BEGIN " + blocks.getFirst().label() + ", and PKCS#8 without a password says BEGIN PRIVATE KEY", PKCS8);
        }
        throw new TlsException("there is no private key in " + file, "no line of it says BEGIN PRIVATE KEY",
                "name a file in PEM with --tls-key");
    }

    private static X509Certificate certificate(Path file, byte[] der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException broken) {
            throw new TlsException("a certificate in " + file + " cannot be understood", String.valueOf(broken.getMessage()),
                    "copy it anew from whoever issued it");
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm, byte[] der) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException broken) {
            throw new TlsException("the key in " + file + " is no " + algorithm + " key, which the certificate is for",
                    "the bytes between BEGIN and END are something else", "name the key that the certificate was made for");
        }
    }

    private static List<Block> blocks(Path file, String noun, String flag) {
        var blocks = new ArrayList<Block>();
        Matcher found = BLOCK.matcher(text(file, noun, flag));
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
        return blocks;
    }

    private static byte[] der(Path file, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new TlsException("the file " + file + " is damaged", "what stands between BEGIN and END is no Base64",
                    "copy it anew");
        }
    }

    private static String text(Path file, String noun, String flag) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TlsException("the " + noun + " file " + file + " is too large", "it has " + Files.size(file) + " bytes",
                        "name a file of certificates or keys in PEM with " + flag);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new TlsException("the " + noun + " file " + file + " cannot be read", String.valueOf(unreadable),
                    "name a file that the server may read with " + flag);
        }
    }
}

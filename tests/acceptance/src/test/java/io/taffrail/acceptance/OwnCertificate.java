package io.taffrail.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this computer that nobody else has signed, with its key, made by the JDK's own tool for one story. */
record OwnCertificate(Path certificate, Path key) {

    private static final char[] PASSWORD = "password".toCharArray();

    static OwnCertificate make(Path folder) {
        var store = folder.resolve("own.p12");
        var made = Ran.command(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore",
                store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-alias", "own", "-keyalg", "EC", "-validity", "1",
                "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost"), folder, Duration.ofSeconds(60), Map.of());
        if (made.exit() != 0) {
            throw new IllegalStateException(made.describe());
        }
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
            return new OwnCertificate(
                    Files.writeString(folder.resolve("own.crt"), pem("CERTIFICATE", keys.getCertificate("own").getEncoded())),
                    Files.writeString(folder.resolve("own.key"), pem("PRIVATE KEY", keys.getKey("own", PASSWORD).getEncoded())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client's connections are made with that believes this certificate, and no other. */
    static SSLContext believing(Path certificate) {
        try (var in = Files.newInputStream(certificate)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("own", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}

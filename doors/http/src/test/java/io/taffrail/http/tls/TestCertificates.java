package io.taffrail.http.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates and keys made for one test by the JDK's own tool, and forgotten with it. */
public final class TestCertificates {
    private static final char[] PASSWORD = "password".toCharArray();

    private final Path folder;

    /** @param folder where the files are written */
    public TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** A certificate file and a key file. */
    public record Pair(Path certificate, Path key) {}

    /** One for this computer that signs itself, good for a day. */
    public Pair self(String name, String algorithm) {
        return made(name, "-keyalg", algorithm, "-validity", "1");
    }

    /** One whose day is over. */
    public Pair expired(String name) {
        return made(name, "-keyalg", "EC", "-startdate", "-3d", "-validity", "1");
    }

    /** One whose day has not come. */
    public Pair early(String name) {
        return made(name, "-keyalg", "EC", "-startdate", "+3d", "-validity", "1");
    }

    /** One that another has issued, which stands behind it in the file. */
    public Pair issued(String name) {
        keytool(name, "-alias", "issuer", "-dname", "CN=issuer", "-keyalg", "EC", "-validity", "1", "-ext", "bc:c");
        return made(name, "-keyalg", "EC", "-validity", "1", "-signer", "issuer");
    }

    private Pair made(String name, String... how) {
        var words = new ArrayList<>(List.of("-alias", "door", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost"));
        words.addAll(List.of(how));
        keytool(name, words.toArray(String[]::new));
        try {
            var store = KeyStore.getInstance(store(name).toFile(), PASSWORD);
            var certificates = new StringBuilder();
            for (Certificate certificate : store.getCertificateChain("door")) {
                certificates.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return new Pair(
                    Files.writeString(folder.resolve(name + ".crt"), certificates),
                    Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", store.getKey("door", PASSWORD).getEncoded())));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void keytool(String name, String... words) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keystore", store(name).toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of(words));
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}

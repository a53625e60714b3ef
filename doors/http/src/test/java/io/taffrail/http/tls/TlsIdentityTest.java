package io.taffrail.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of certificates and keys are taken, and what is said of the others. */
class TlsIdentityTest {
    @TempDir
    Path folder;

    private TestCertificates certificates;

    @BeforeEach
    void open() {
        certificates = new TestCertificates(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void aPairThatBelongsTogetherIsTaken(String algorithm) {
        var pair = certificates.self("own", algorithm);

        TlsIdentity identity = read(pair.certificate(), pair.key());

        assertThat(identity.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(identity.context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void theChainStandsBehindTheOwnCertificate() throws IOException {
        var pair = certificates.issued("chain");
        var stranger = certificates.self("stranger", "EC");

        assertThat(read(pair.certificate(), pair.key()).fingerprint()).hasSize(64);
        Files.writeString(pair.certificate(), Files.readString(pair.certificate()) + Files.readString(stranger.certificate()));
        refused(pair.certificate(), pair.key(), "are no chain", "certificate 3 did not issue certificate 2", "first");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        var one = certificates.self("one", "EC");
        var other = certificates.self("other", "EC");
        var rsa = certificates.self("rsa", "RSA");

        refused(one.certificate(), other.key(), "does not fit the certificate", "does not verify", "comes first");
        refused(one.certificate(), rsa.key(), "is no EC key", "something else", "made for");
    }

    @Test
    void whatNoClientWouldAcceptNowIsRefused() {
        var expired = certificates.expired("expired");
        var early = certificates.early("early");

        refused(expired.certificate(), expired.key(), "has expired", "it was good until", "renew it");
        refused(early.certificate(), early.key(), "is not valid yet", "it is good from", "clock");
    }

    @Test
    void whatIsNoPemIsRefusedWithTheReason() throws IOException {
        var pair = certificates.self("own", "EC");
        Path text = Files.writeString(folder.resolve("text"), "hello");
        Path broken = Files.writeString(folder.resolve("broken"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path old = Files.writeString(folder.resolve("old"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);

        refused(text, pair.key(), "there is no certificate in", "BEGIN CERTIFICATE", "--tls-cert");
        refused(pair.certificate(), text, "there is no private key in", "BEGIN PRIVATE KEY", "--tls-key");
        refused(broken, pair.key(), "cannot be understood", "", "copy it anew");
        refused(pair.certificate(), old, "in a form that the door does not read", "BEGIN EC PRIVATE KEY", "openssl pkcs8 -topk8 -nocrypt");
        refused(folder.resolve("absent"), pair.key(), "cannot be read", "NoSuchFile", "--tls-cert");
        refused(large, pair.key(), "is too large", "1048577 bytes", "PEM");
    }

    private static void refused(Path certificate, Path key, String what, String why, String fix) {
        assertThatThrownBy(() -> read(certificate, key)).isInstanceOfSatisfying(TlsException.class, refused -> {
            assertThat(refused.what()).contains(what);
            assertThat(refused.why()).contains(why);
            assertThat(refused.fix()).contains(fix);
        });
    }

    private static TlsIdentity read(Path certificate, Path key) {
        return TlsIdentity.read(certificate, key, Instant.now());
    }
}

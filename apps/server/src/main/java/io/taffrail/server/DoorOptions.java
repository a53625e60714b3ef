package io.taffrail.server;

import io.taffrail.http.HttpDoor;
import io.taffrail.http.tls.TlsException;
import io.taffrail.http.tls.TlsIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the HTTP door of a server is to be.
 *
 * @param host a name or address of this computer
 * @param port 0 for any that is free
 * @param certificate with the key, where connections are to be encrypted
 * @param key of the certificate
 */
public record DoorOptions(String host, int port, Optional<Path> certificate, Optional<Path> key) {

    /** On this computer only, and in clear. */
    public static DoorOptions loopback(int port) {
        return new DoorOptions("127.0.0.1", port, Optional.empty(), Optional.empty());
    }

    /**
     * Checked before anything is opened.
     *
     * @throws StartException where the files cannot be used, or others could listen in
     */
    HttpDoor.Config config() {
        if (certificate.isPresent() != key.isPresent()) {
            String given = certificate.isPresent() ? "--tls-cert" : "--tls-key";
            String missing = certificate.isPresent() ? "--tls-key" : "--tls-cert";
            throw StartException.usage(
                    given + " is given without " + missing,
                    "a certificate proves something only together with its private key",
                    "add " + missing + " FILE, or leave both away");
        }
        checkHost();
        return new HttpDoor.Config(host, port, certificate.flatMap(cert -> key.map(secret -> identity(cert, secret))));
    }

    private void checkHost() {
        try {
            boolean own = InetAddress.getByName(host).isLoopbackAddress();
            if (!own && certificate.isEmpty()) {
                throw StartException.usage(
                        "the server does not listen on " + host + " without encryption",
                        "others can reach that address, and orders and secrets would cross a network in clear",
                        "add --tls-cert FILE --tls-key FILE, or leave --host away");
            }
        } catch (UnknownHostException unknown) {
            throw StartException.usage(
                    "the address " + host + " is not known", String.valueOf(unknown.getMessage()),
                    "name an address of this computer with --host, for example 127.0.0.1 or 0.0.0.0");
        }
    }

    private static TlsIdentity identity(Path certificate, Path key) {
        try {
            return TlsIdentity.read(certificate, key, Instant.now());
        } catch (TlsException refused) {
            throw StartException.usage(refused.what(), refused.why(), refused.fix());
        }
    }
}

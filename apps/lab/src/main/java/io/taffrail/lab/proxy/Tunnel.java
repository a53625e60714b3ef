package io.taffrail.lab.proxy;

import java.io.IOException;

/** A connection that has become a stream: a WebSocket, or server-sent events. */
final class Tunnel {
    private final Laboratory lab;
    private final Line client;
    private final Line broker;
    private final TroubledStream down;

    Tunnel(Laboratory lab, Line client, Line broker, String path) {
        this.lab = lab;
        this.client = client;
        this.broker = broker;
        this.down = new TroubledStream(lab, client, path);
    }

    /** Passes everything on until the client has gone, or was cut off. */
    void run(Source source) throws IOException {
        client.waitForEver();
        broker.waitForEver();
        lab.beside(() -> down(source));
        try (client; broker) {
            up();
        } catch (IOException _) {
            // Either side has gone.
        }
    }

    /** From the client: as it comes. */
    private void up() throws IOException {
        var in = client.reader().rest();
        var bytes = new byte[8192];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (!down.isSilent()) {
                broker.out().write(bytes, 0, read);
                broker.out().flush();
            }
        }
    }

    /** From the broker: message by message. */
    private void down(Source source) {
        try {
            for (var next = source.next(); next.isPresent(); next = source.next()) {
                var message = next.get();
                if (message.isControl()) {
                    down.untouched(message.whole());
                } else {
                    down.pass(message);
                }
            }
        } catch (IOException _) {
            // Either side has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // A half-open socket stays open although the broker has gone: it is cut when its time is over.
        if (!down.isSilent()) {
            client.close();
        }
    }
}

package io.taffrail.server;

import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.market.MarketSource;
import io.taffrail.runtime.Recovered;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that serves until it is closed. */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Deque<AutoCloseable> parts;
    private final int port;
    private final String url;
    private final Optional<String> link;
    private final Mode mode;
    private final AccountId account;
    private final boolean dryRun;
    private final ExchangeOptions exchange;
    private final MarketSource source;
    private final Recovered recovered;
    private final CountDownLatch stopped = new CountDownLatch(1);

    RunningServer(
            Deque<AutoCloseable> parts, int port, String url, Optional<String> link, Mode mode, AccountId account, boolean dryRun,
            ExchangeOptions exchange, MarketSource source,
            Recovered recovered) {
        this.parts = parts;
        this.port = port;
        this.url = url;
        this.link = link;
        this.mode = mode;
        this.account = account;
        this.dryRun = dryRun;
        this.exchange = exchange;
        this.source = source;
        this.recovered = recovered;
    }

    public int port() {
        return port;
    }

    /** Where clients find it: {@code http://127.0.0.1:7878}. */
    public String url() {
        return url;
    }

    /** Where its dashboard opens for whoever comes first; empty where the folder has no key that trades. */
    public Optional<String> link() {
        return link;
    }

    /** Whose money its first account trades. */
    public Mode mode() {
        return mode;
    }

    /** The account that the folder's default key opens. */
    public AccountId account() {
        return account;
    }

    /** Whether orders are decided and written down, and never sent to the broker. */
    public boolean dryRun() {
        return dryRun;
    }

    /** What its paper exchange is. */
    public ExchangeOptions exchange() {
        return exchange;
    }

    /** The market that its prices come from. */
    public MarketSource source() {
        return source;
    }

    /** What it read from its journal when it started. */
    public Recovered recovered() {
        return recovered;
    }

    /** Waits until the server is closed. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        closeAll(parts);
        stopped.countDown();
    }

    /** Closes the parts, the last opened first; one that fails does not keep the others open. */
    static synchronized void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.removeFirst().close();
            } catch (Exception unclosable) {
                LOG.warn("a part of the server did not close", unclosable);
            }
        }
    }
}

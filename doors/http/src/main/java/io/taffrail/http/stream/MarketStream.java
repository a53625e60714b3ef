package io.taffrail.http.stream;

import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Secret;
import io.taffrail.http.web.Json;
import io.taffrail.model.market.Quote;
import io.taffrail.model.market.Summary;
import io.taffrail.model.market.Trade;
import io.taffrail.ports.Following;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One client on a stream of market data: it is greeted, shows its key, subscribes, and is told.
 *
 * <p>The market's thread puts aside what concerns the client and goes on; a thread of the client's own writes it, many messages to
 * a frame where many wait. A client for whom too much waits is told so and cut off, as at Alpaca.
 */
public final class MarketStream extends ClientStream implements MarketListener {
    private static final Duration AUTH_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PING_EVERY = Duration.ofSeconds(30);
    private static final int WAITING_NEWS = 16_384;
    private static final int NEWS_IN_A_FRAME = 256;
    private static final int POLICY_VIOLATION = 1008;

    private final MarketHalf half;
    private final KeyRing keys;
    private final Seats seats;
    private final MarketData market;
    private final Optional<Login> login;
    private final MarketMessages messages;
    private final BlockingQueue<MarketNews> waiting = new ArrayBlockingQueue<>(WAITING_NEWS);
    private final CountDownLatch known = new CountDownLatch(1);
    private volatile Wishes wishes;
    private volatile boolean slow;
    private volatile boolean gone;
    private volatile @Nullable Following following;
    private @Nullable Key key;

    /** A key pair as a client shows it. */
    private record Login(String id, String secret) {}

    public MarketStream(MarketHalf half, KeyRing keys, Seats seats, MarketData market, ServerUpgradeRequest request) {
        super(Wire.of(request, Wire.TEXT));
        this.half = half;
        this.keys = keys;
        this.seats = seats;
        this.market = market;
        this.login = login(request);
        this.messages = new MarketMessages(market, half);
        this.wishes = Wishes.none(half);
    }

    @Override
    void opened() {
        synchronized (this) {
            answer(Json.object().put("T", "success").put("msg", "connected"));
            login.ifPresent(this::authenticate);
        }
        Thread.ofVirtual().name("market-stream").start(this::serve);
    }

    @Override
    public void onQuote(Quote quote) {
        hear(new MarketNews.Quoted(quote));
    }

    @Override
    public void onTrade(Trade trade) {
        hear(new MarketNews.Traded(trade));
    }

    @Override
    public void onMinute(Summary minute) {
        hear(new MarketNews.Minute(minute));
    }

    private void hear(MarketNews news) {
        if (!slow && messages.concern(wishes, news) && !waiting.offer(news)) {
            slow = true;
        }
    }

    @Override
    synchronized void received(Optional<JsonNode> told) {
        if (told.isEmpty()) {
            error(StreamError.INVALID_SYNTAX);
            return;
        }
        JsonNode message = told.get();
        switch (message.path("action").asString("")) {
            case "auth"        -> authenticate(new Login(message.path("key").asString(""), message.path("secret").asString("")));
            case "subscribe"   -> subscribe(wishes.with(message));
            case "unsubscribe" -> subscribe(wishes.without(message));
            default            -> error(StreamError.INVALID_SYNTAX);
        }
    }

    private void authenticate(Login shown) {
        if (key != null) {
            error(StreamError.ALREADY_AUTHENTICATED);
            return;
        }
        Optional<Key> opened = keys.open(shown.id(), Secret.of(shown.secret()));
        if (opened.isEmpty()) {
            error(StreamError.AUTH_FAILED);
        } else if (!seats.take(half, opened.get().id(), this)) {
            end(StreamError.CONNECTION_LIMIT_EXCEEDED);
        } else {
            key = opened.get();
            leaveIfGone();
            known.countDown();
            answer(Json.object().put("T", "success").put("msg", "authenticated"));
        }
    }

    private void subscribe(Optional<Wishes> changed) {
        if (key == null) {
            error(StreamError.NOT_AUTHENTICATED);
        } else if (changed.isEmpty()) {
            error(StreamError.INVALID_SYNTAX);
        } else if (changed.get().isTooMany()) {
            error(StreamError.SYMBOL_LIMIT_EXCEEDED);
        } else {
            List<String> books = changed.get().beyond(wishes, Channel.ORDERBOOKS);
            // What happens from now on waits until the answer is out: nothing is missed, and nothing comes before it.
            wishes = changed.get();
            if (following == null && !wishes.isEmpty()) {
                following = market.follow(this);
            }
            leaveIfGone();
            answer(changed.get().json());
            tell(messages.books(books));
        }
    }

    /** The client's own thread: nothing here holds up the market. */
    private void serve() {
        try {
            if (!known.await(AUTH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                end(StreamError.AUTH_TIMEOUT);
                return;
            }
            while (client().isOpen() && !slow) {
                Optional<MarketNews> first = Optional.ofNullable(waiting.poll(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS));
                boolean taken = first.isPresent() ? tellAll(first.get()) : client().ping();
                if (!taken) {
                    break;
                }
            }
            if (slow) {
                end(StreamError.SLOW_CLIENT);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            left();
        }
    }

    /** Tells what waits, as far as it is still wanted: what was unsubscribed is not told after that was confirmed. */
    private synchronized boolean tellAll(MarketNews first) {
        var news = new ArrayList<MarketNews>(List.of(first));
        waiting.drainTo(news, NEWS_IN_A_FRAME - 1);
        return tell(news.stream().flatMap(one -> messages.of(wishes, one).stream()).toList());
    }

    private boolean tell(List<? extends JsonNode> many) {
        return many.isEmpty() || client().send(Json.array().addAll(many));
    }

    private void error(StreamError error) {
        answer(error.json());
    }

    private synchronized void end(StreamError error) {
        answer(error.json());
        client().close(POLICY_VIOLATION, error.message());
    }

    /** Clients look at a list's first message only to see what kind it is: what is no data comes alone. */
    private void answer(JsonNode message) {
        tell(List.of(message));
    }

    /** A client may go while its last message is worked on: what that took is given back then. */
    private void leaveIfGone() {
        if (gone) {
            left();
        }
    }

    /** Without the lock, which a client that takes nothing may hold for as long as it is waited for. */
    @Override
    void left() {
        gone = true;
        seats.leave(this);
        Optional.ofNullable(following).ifPresent(Following::close);
        waiting.clear();
    }

    private static Optional<Login> login(ServerUpgradeRequest request) {
        String id = request.getHeaders().get("APCA-API-KEY-ID");
        String secret = request.getHeaders().get("APCA-API-SECRET-KEY");
        return id == null || secret == null ? Optional.empty() : Optional.of(new Login(id, secret));
    }
}

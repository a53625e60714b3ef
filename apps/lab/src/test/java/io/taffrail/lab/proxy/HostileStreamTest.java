package io.taffrail.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.lab.fault.Fault;
import io.taffrail.lab.fault.FaultPlan;
import io.taffrail.lab.fault.FaultSyntax;
import io.taffrail.lab.fault.Subject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of streams, seen by a client of a WebSocket. */
class HostileStreamTest {
    private static final String END = "|end";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Ear ear = new Ear();
    private FaultProxy proxy;

    /** Answers a number with as many messages, in binary frames as Alpaca does. */
    public static final class Counter extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(String text) {
            IntStream.rangeClosed(1, Integer.parseInt(text)).mapToObj(HostileStreamTest::message).forEach(told ->
                    getSession().sendBinary(ByteBuffer.wrap(told.getBytes(StandardCharsets.UTF_8)), Callback.NOOP));
        }
    }

    /** What the client hears, in one line: messages, marked by their kind, and the end. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder begun = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return part("text:", data, last, socket);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            return part("", StandardCharsets.ISO_8859_1.decode(data), last, socket);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard.add("pong");
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add(END);
        }

        private CompletionStage<?> part(String kind, CharSequence data, boolean last, WebSocket socket) {
            begun.append(data);
            if (last) {
                heard.add(kind + begun);
                begun.setLength(0);
            }
            socket.request(1);
            return null;
        }

        String next(Duration most) throws InterruptedException {
            var next = heard.poll(most.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? "silence" : next;
        }
    }

    @BeforeEach
    void start() throws Exception {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, (ServerWebSocketContainer container) ->
                container.addMapping("/stream", (_, _, _) -> new Counter())));
        server.start();
    }

    @AfterEach
    void end() throws Exception {
        client.shutdownNow();
        proxy.close();
        server.stop();
    }

    @Test
    void withoutFaultsEveryMessagePasses() throws Exception {
        open().sendText("3", true).join();

        assertThat(next(3)).containsExactly(message(1), message(2), message(3));
    }

    @Test
    void pingsAreAnsweredByTheBroker() throws Exception {
        open().sendPing(ByteBuffer.allocate(0)).join();

        assertThat(next(1)).containsExactly("pong");
    }

    @Test
    void whatIsDroppedIsMissing() throws Exception {
        open("stream-drop=0.4").sendText("30", true).join();
        var missing = plan("stream-drop=0.4", 30);

        assertThat(next(30 - missing.size())).doesNotContainAnyElementsOf(missing).contains(message(struckOrNot(false)));
        assertThat(missing).isNotEmpty();
        assertThat(ear.next(Duration.ofMillis(200))).isEqualTo("silence");
    }

    @Test
    void whatIsDuplicatedComesTwice() throws Exception {
        open("stream-duplicate=1").sendText("2", true).join();

        assertThat(next(4)).containsExactly(message(1), message(1), message(2), message(2));
    }

    @Test
    void whatIsReorderedComesBehindTheNextOrAfterAWhile() throws Exception {
        open("stream-reorder=1:100ms").sendText("3", true).join();

        assertThat(next(3)).containsExactlyInAnyOrder(message(1), message(2), message(3));
    }

    @Test
    void aMessageThatIsHeldBackFollowsTheOneThatOvertakesIt() throws Exception {
        int struck = struckOrNot(true);
        open("stream-reorder=0.4:20s").sendText("30", true).join();

        var heard = next(29);
        assertThat(heard.indexOf(message(struck))).isGreaterThan(heard.indexOf(message(struck + 1)));
    }

    @Test
    void aCutEndsTheStream() throws Exception {
        open("stream-cut=1").sendText("2", true).join();

        assertThat(next(1)).containsExactly(END);
    }

    @Test
    void aSilentStreamStaysOpenAndAnswersNoPing() throws Exception {
        var socket = open("stream-silence=1:700ms");
        socket.sendText("2", true).join();
        socket.sendPing(ByteBuffer.allocate(0)).join();

        assertThat(ear.next(Duration.ofMillis(300))).isEqualTo("silence");
        assertThat(ear.next(Duration.ofSeconds(10))).isEqualTo(END);
    }

    @Test
    void piecesAreTheSameMessage() throws Exception {
        open("stream-fragment=1").sendText("2", true).join();

        assertThat(next(2)).containsExactly(message(1), message(2));
    }

    @Test
    void aGiantComesFirst() throws Exception {
        open("stream-giant=1:200000").sendText("1", true).join();

        assertThat(ear.next(Duration.ofSeconds(10))).hasSizeGreaterThan(200_000);
        assertThat(next(1)).containsExactly(message(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate", "utf8", "enum", "fields", "html", "frame"})
    void aSpoiledMessageIsNotWhatTheBrokerSaid(String way) throws Exception {
        open("stream-mangle=1:" + way).sendText("1", true).join();

        assertThat(ear.next(Duration.ofSeconds(10))).isNotEqualTo(message(1)).isNotEqualTo("silence");
    }

    private WebSocket open(String... faults) {
        proxy = FaultProxy.start(URI.create("http://127.0.0.1:" + connector.getLocalPort()), 0,
                new FaultPlan(3, Stream.of(faults).map(FaultSyntax::read).toList()), _ -> {});
        return client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + proxy.url().getPort() + "/stream"), ear).join();
    }

    private List<String> next(int count) throws InterruptedException {
        var heard = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            heard.add(ear.next(Duration.ofSeconds(10)));
        }
        return heard;
    }

    /** The messages among the first so many that this fault strikes. */
    private static List<String> plan(String fault, int count) {
        var plan = new FaultPlan(3, List.of(FaultSyntax.read(fault)));
        return IntStream.rangeClosed(1, count).mapToObj(HostileStreamTest::message).filter(told -> plan.draw(
                Fault.Place.STREAM,
                plan.next(Subject.ofMessage("/stream", told.getBytes(StandardCharsets.UTF_8))),
                Duration.ZERO).isPresent()).toList();
    }

    /** The first message that is struck at a rate of 0.4 while its successor is not, or the first that is not struck. */
    private static int struckOrNot(boolean struck) {
        var missing = plan(struck ? "stream-reorder=0.4:20s" : "stream-drop=0.4", 30);
        return IntStream.range(1, 29).filter(i -> missing.contains(message(i)) == struck
                && (!struck || !missing.contains(message(i + 1)))).findFirst().orElseThrow();
    }

    private static String message(int number) {
        return "{\"event\":\"fill\",\"order\":{\"client_order_id\":\"o" + number + "\"}}";
    }
}

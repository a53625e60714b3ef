package io.taffrail.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taffrail.lab.LabRefusal;
import io.taffrail.lab.fault.Fault;
import io.taffrail.lab.fault.FaultPlan;
import io.taffrail.lab.fault.FaultRule;
import io.taffrail.lab.fault.FaultSyntax;
import io.taffrail.lab.fault.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of requests and replies, seen at both ends. */
class HostileConversationTest {
    private final RecordingBroker broker = new RecordingBroker();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Mishap> told = new CopyOnWriteArrayList<>();
    private FaultProxy proxy = proxy();

    @AfterEach
    void end() {
        client.shutdownNow();
        proxy.close();
        broker.close();
    }

    @Test
    void withoutFaultsEverythingPasses() throws Exception {
        assertThat(post("a").body()).contains("'client_order_id':'a'");
        assertThat(post("b").headers().firstValue("X-Request-ID")).hasValue("r1");
        assertThat(send("DELETE", "/v2/orders/1", "").statusCode()).isEqualTo(204);
        assertThat(send("GET", "/v2/assets/BTC%2FUSD?x=%20y", "").statusCode()).isEqualTo(200);
        assertThat(post("x".repeat(300_000)).body()).hasSizeGreaterThan(300_000);

        assertThat(broker.arrived()).hasSize(5).contains("DELETE /v2/orders/1", "GET /v2/assets/BTC%2FUSD?x=%20y");
        assertThat(proxy.counts().requests()).isEqualTo(5);
        assertThat(proxy.counts().busiestMinute()).isEqualTo(5);
        assertThat(told).isEmpty();
    }

    @Test
    void aDroppedRequestNeverArrives() {
        proxy = proxy("drop-request=1");

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);

        assertThat(broker.arrived()).isEmpty();
        assertThat(told).extracting(Mishap::fault).containsExactly(Fault.DROP_REQUEST);
    }

    @Test
    void aDroppedReplyIsARequestThatArrived() {
        proxy = proxy("drop-reply=1");

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);

        assertThat(broker.arrived()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang-request", "hang-reply"})
    void whoeverHangsHearsNothingUntilTheEnd(String fault) {
        proxy = proxy(fault + "=1:300ms");
        long start = System.nanoTime();

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(broker.arrived()).hasSize(fault.equals("hang-reply") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay-request", "delay-reply"})
    void whatIsDelayedComesLate(String fault) throws Exception {
        proxy = proxy(fault + "=1:200ms-300ms");
        long start = System.nanoTime();

        assertThat(post("a").statusCode()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aDuplicateArrivesTwiceAndIsAnsweredOnce() throws Exception {
        proxy = proxy("duplicate=1:10ms-50ms");

        assertThat(post("a").statusCode()).isEqualTo(200);

        await(() -> broker.arrived().size() == 2);
        assertThat(broker.arrived().getFirst()).isEqualTo(broker.arrived().getLast());
    }

    @Test
    void whatIsReorderedIsOvertaken() throws Exception {
        proxy = proxy("reorder=0.5:5s");
        // A name that is drawn, and one that is not.
        var struck = name(true);
        var spared = name(false);

        var first = postLater(struck);
        await(() -> proxy.counts().requests() == 1);
        post(spared);
        first.join();

        assertThat(broker.arrived()).map(line -> line.contains("\"" + struck + "\"")).containsExactly(false, true);
        assertThat(told).extracting(Mishap::detail).containsExactly("overtaken");
    }

    @Test
    void aRefusalIsAnsweredWithoutAnArrival() throws Exception {
        proxy = proxy("refuse=1:429/2s");

        var reply = post("a");

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(broker.arrived()).isEmpty();
    }

    @Test
    void anErrorIsAnsweredAfterTheArrival() throws Exception {
        proxy = proxy("error=1:503");

        assertThat(post("a").statusCode()).isEqualTo(503);

        assertThat(broker.arrived()).hasSize(1);
    }

    @Test
    void repliesOfTwoRequestsAreSwapped() throws Exception {
        proxy = proxy("swap-reply=1:5s");

        var one = postLater("one");
        var two = postLater("two");

        assertThat(one.join().body()).contains("'two'");
        assertThat(two.join().body()).contains("'one'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate", "utf8", "enum", "digits", "fields", "html", "empty"})
    void aSpoiledReplyIsNotWhatTheBrokerSaid(String way) throws Exception {
        var clean = post("a").body();
        proxy = proxy("mangle=1:" + way);

        var reply = client.send(request("POST", "/v2/orders", order("a")), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isNotEqualTo(clean.getBytes(StandardCharsets.UTF_8));
        assertThat(broker.arrived()).hasSize(2);
        assertThat(told).extracting(Mishap::detail).containsExactly(way);
    }

    @Test
    void aShortReplyBreaksOff() {
        proxy = proxy("mangle=1:short");

        assertThatThrownBy(() -> post("a")).isInstanceOf(IOException.class);
        assertThat(broker.arrived()).hasSize(1);
    }

    @Test
    void theSameSeedMeetsTheSameFaultsWhateverTheThreadsDo() {
        proxy = proxy("drop-reply=0.2", "error=0.2", "mangle=0.2");
        IntStream.range(0, 200).mapToObj(i -> postLater("o" + i)).toList().forEach(HostileConversationTest::ended);
        var first = struck();
        told.clear();

        proxy = proxy("drop-reply=0.2", "error=0.2", "mangle=0.2");
        IntStream.range(0, 200).mapToObj(i -> postLater("o" + (199 - i))).toList().forEach(HostileConversationTest::ended);

        assertThat(first).hasSizeGreaterThan(60);
        assertThat(struck()).isEqualTo(first);
    }

    @Test
    void theProxyCountsAndCanBeCalmedAndRousedAgain() throws Exception {
        proxy = proxy("error=1:500");
        post("a");

        assertThat(send("GET", "/lab/faults", "").body()).contains("\"requests\":1", "\"POST /v2/orders\":1", "\"error\":1");
        assertThat(send("DELETE", "/lab/faults", "").statusCode()).isEqualTo(204);
        assertThat(post("b").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/lab/faults", "").statusCode()).isEqualTo(204);
        assertThat(post("c").statusCode()).isEqualTo(500);
        assertThat(send("GET", "/lab/other", "").statusCode()).isEqualTo(404);
        assertThat(broker.arrived()).hasSize(3);
    }

    @Test
    void aBrokerThatIsNotThereIsToldWithAReason() throws Exception {
        broker.close();

        var reply = post("a");

        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(reply.body()).contains("what: ", "why: ", "fix: ");
        assertThat(proxy.counts().unreachable()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.alpaca.markets", "https://broker-api.alpaca.markets", "http://127.0.0.1:1/v2", "ftp://127.0.0.1", "x"})
    void aBrokerOfRealMoneyAndWhatIsNoAddressAreRefused(String to) {
        var plan = new FaultPlan(1, List.of());

        assertThatThrownBy(() -> FaultProxy.start(URI.create(to), 0, plan, told::add)).isInstanceOf(LabRefusal.class);
    }

    @Test
    void eventsPassAndAreLostOneByOne() throws Exception {
        assertThat(send("GET", "/events", "").body()).contains("\"n\":1", "\"n\":5");

        proxy = proxy("stream-drop=1");
        assertThat(send("GET", "/events", "").body()).isEmpty();

        proxy = proxy("stream-duplicate=1");
        assertThat(send("GET", "/events", "").body().lines().filter(line -> !line.isEmpty())).hasSize(10);

        proxy = proxy("stream-fragment=1");
        assertThat(send("GET", "/events", "").body().lines().filter(line -> !line.isEmpty())).hasSize(5);
    }

    private FaultProxy proxy(String... faults) {
        if (proxy != null) {
            proxy.close();
        }
        List<FaultRule> rules = Stream.of(faults).map(FaultSyntax::read).toList();
        return FaultProxy.start(broker.url(), 0, new FaultPlan(5, rules), told::add);
    }

    /** A client order id that the rule strikes, or does not, found by trying a plan of the same seed. */
    private static String name(boolean struck) {
        var plan = new FaultPlan(5, List.of(FaultSyntax.read("reorder=0.5:5s")));
        return IntStream.range(0, 100).mapToObj(i -> "n" + i)
                .filter(name -> plan.draw(Fault.Place.REQUEST, plan.next(Subject.ofRequest("POST", "/v2/orders",
                        order(name).getBytes(StandardCharsets.UTF_8))), Duration.ZERO).isPresent() == struck)
                .findFirst().orElseThrow();
    }

    private List<String> struck() {
        return told.stream().map(mishap -> mishap.turn() + " " + mishap.fault() + " " + mishap.detail()).sorted().toList();
    }

    private static void ended(CompletableFuture<HttpResponse<String>> reply) {
        reply.handle((_, _) -> true).join();
    }

    private HttpResponse<String> post(String name) throws IOException, InterruptedException {
        return send("POST", "/v2/orders", order(name));
    }

    private CompletableFuture<HttpResponse<String>> postLater(String name) {
        return client.sendAsync(request("POST", "/v2/orders", order(name)), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        var publisher = body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpRequest.newBuilder(proxy.url().resolve(path)).timeout(Duration.ofSeconds(20)).method(method, publisher).build();
    }

    private static String order(String name) {
        return "{\"client_order_id\":\"" + name + "\"}";
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 seconds").isLessThan(end);
            Thread.sleep(5);
        }
    }
}

package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.signal.Signature;
import io.taffrail.model.journal.Command;
import io.taffrail.model.signal.Action;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Signals from outside: by hooks and by key, approved and rejected. Quotes are single in the bodies. */
class SignalsStory {
    private static final String ALERT = "{'symbol':'AAPL','side':'buy','qty':10,'id':'a-1'}";

    @TempDir
    Path folder;

    private OpenDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aNewHooksSignalsWaitForApproval() {
        var hook = create("{'name':'ema'}");

        var told = deliver(hook, ALERT);

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.says("signal_id")).isEqualTo("ema:a-1");
        assertThat(told.says("status")).isEqualTo("pending_approval");
        assertThat(door.get("/api/v1/signals?status=pending_approval").json()).hasSize(1);
        assertThat(hook.path("mode").asString()).isEqualTo("approve");
    }

    @Test
    void anApprovedSignalTradesOnce() {
        deliver(create("{'name':'ema'}"), ALERT);

        var approved = door.post("/api/v1/signals/ema:a-1/approve", "{}");
        var again = door.post("/api/v1/signals/ema:a-1/approve", "{}");

        assertThat(approved.says("status")).isEqualTo("accepted");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.says("code")).isEqualTo("SIGNAL_NOT_AWAITED");
    }

    @Test
    void aSignalIsRejectedWithAReason() {
        deliver(create("{'name':'ema'}"), ALERT);

        var without = door.post("/api/v1/signals/ema:a-1/reject", "{}");
        var declined = door.post("/api/v1/signals/ema:a-1/reject", json("{'reason':'news at four'}"));

        assertThat(without.says("code")).isEqualTo("BAD_FIELD");
        assertThat(declined.says("status")).isEqualTo("declined");
        assertThat(declined.says("decided")).isEqualTo("news at four");
    }

    @Test
    void anAutomaticHookTradesAtOnceAndARepeatedDeliveryDoesNot() {
        var hook = create("{'name':'ema','mode':'auto','strategy':'breakout'}");

        var first = deliver(hook, ALERT);
        var second = deliver(hook, ALERT);
        var third = deliver(hook, ALERT.replace(",", " , "));

        assertThat(first.says("status")).isEqualTo("accepted");
        assertThat(List.of(second.status(), third.status())).containsOnly(202);
        assertThat(List.of(second.says("status"), third.says("status"))).containsOnly("duplicate");
        assertThat(door.get("/api/v1/signals/ema:a-1").json().path("repeats").asInt()).isEqualTo(2);
        assertThat(door.get("/api/v1/signals/ema:a-1").says("strategy")).isEqualTo("breakout");
    }

    @Test
    void aBodyWithoutANameIsNamedByWhatItSays() {
        var hook = create("{'name':'ema','mode':'auto'}");

        var first = deliver(hook, "{'ticker':'AAPL','action':'buy','quantity':1}");
        var sameInOtherOrder = deliver(hook, "{ 'action':'buy', 'quantity':1, 'ticker':'AAPL' }");
        var another = deliver(hook, "{'ticker':'AAPL','action':'buy','quantity':2}");

        assertThat(sameInOtherOrder.says("signal_id")).isEqualTo(first.says("signal_id"));
        assertThat(sameInOtherOrder.says("status")).isEqualTo("duplicate");
        assertThat(another.says("status")).isEqualTo("accepted");
        assertThat(lastSent().same()).isPresent();
    }

    @Test
    void theSameNameAtTwoHooksIsTwoSignals() {
        var one = deliver(create("{'name':'one','mode':'auto'}"), ALERT);
        var two = deliver(create("{'name':'two','mode':'auto'}"), ALERT);

        assertThat(List.of(one.says("status"), two.says("status"))).containsOnly("accepted");
    }

    @Test
    void whoHasNotTheSecretLearnsNothing() {
        var hook = create("{'name':'ema'}");
        String path = hook.path("path").asString();

        var wrong = send(path + "x", ALERT);
        var unknown = send("/hooks/other/" + hook.path("secret").asString(), ALERT);
        var nothing = send("/hooks/a%20b/c", "{");

        assertThat(List.of(unknown.text(), nothing.text())).containsOnly(wrong.text());
        assertThat(List.of(wrong.status(), unknown.status(), nothing.status())).containsOnly(404);
        assertThat(door.desk.commands()).noneMatch(command -> command instanceof Command.SendSignal);
    }

    @Test
    void aRotatedSecretOpensAndTheOldOneDoesNot() {
        var hook = create("{'name':'ema'}");
        var fresh = door.post("/api/v1/hooks/ema/rotate", "").json();

        assertThat(deliver(hook, ALERT).status()).isEqualTo(404);
        assertThat(deliver(fresh, ALERT).status()).isEqualTo(202);
    }

    @Test
    void aDeletedHookIsGone() {
        var hook = create("{'name':'ema'}");

        assertThat(door.delete("/api/v1/hooks/ema").status()).isEqualTo(204);
        assertThat(deliver(hook, ALERT).status()).isEqualTo(404);
        assertThat(door.get("/api/v1/hooks").json()).isEmpty();
        assertThat(door.delete("/api/v1/hooks/ema").says("code")).isEqualTo("UNKNOWN_HOOK");
    }

    @Test
    void aSecretIsNeitherInTheJournalNorReadableOnDisk() throws IOException {
        var hook = create("{'name':'ema','mode':'auto'}");
        String secret = hook.path("secret").asString();
        deliver(hook, "{'symbol':'AAPL','side':'buy','qty':1,'comment':'" + secret + "'}");
        deliver(hook, "{'apikey':'hidden','symbol':'AAPL','action':'BUY','quantity':'1','pricetype':'MARKET'}");
        deliver(hook, "{'apikey':'hidden','symbol':");

        Path file = folder.resolve("keys/hooks.json");

        assertThat(door.history.page(1, 1_000).toString()).contains("DeliveryRefused").doesNotContain(secret, "hidden");
        assertThat(Files.readString(file)).contains("ema").doesNotContain(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(door.get("/api/v1/hooks/ema").text()).doesNotContain(secret, "hidden");
    }

    @Test
    void whatIsNoSignalIsRefusedKeptAndShown() {
        var hook = create("{'name':'ema','mode':'auto'}");

        var told = deliver(hook, "{'symbol':'AAPL','side':'buy','qty':'{{strategy.order.contracts}}'}");

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.says("status")).isEqualTo("rejected");
        assertThat(told.says("code")).isEqualTo("ALERT_PLACEHOLDER_LEFT");
        assertThat(told.says("reason")).contains("{{strategy.order.contracts}}");
        assertThat(told.keys()).contains("what", "why", "fix");
        var kept = door.get("/api/v1/hooks/ema").json().path("unreadable").get(0);
        assertThat(kept.path("code").asString()).isEqualTo("ALERT_PLACEHOLDER_LEFT");
        assertThat(kept.path("body").asString()).contains("strategy.order.contracts");
        assertThat(door.desk.commands()).noneMatch(command -> command instanceof Command.SendSignal);
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsRead() {
        var hook = create("{'name':'ema'}");

        for (int size : List.of(65_537, 1 << 20, 10_000_000, 10 << 20)) {
            var told = send(hook.path("path").asString(), "x".repeat(size));

            assertThat(told.status()).isEqualTo(413);
            assertThat(told.says("code")).isEqualTo("ALERT_BODY_TOO_LARGE");
        }
        assertThat(deliver(hook, " ".repeat(65_000) + ALERT).status()).isEqualTo(202);
    }

    @Test
    void aSignedDeliveryMustFitItsSignature() {
        var hook = create("{'name':'ema','mode':'auto'}");
        String secret = hook.path("secret").asString();
        String now = Long.toString(Instant.now().getEpochSecond());
        String old = Long.toString(Instant.now().getEpochSecond() - 400);

        assertThat(signed(hook, now, Signature.of(now, bytes(ALERT), secret)).says("status")).isEqualTo("accepted");
        assertThat(signed(hook, now, Signature.of(now, bytes("{}"), secret)).says("code")).isEqualTo("ALERT_SIGNATURE_WRONG");
        assertThat(signed(hook, old, Signature.of(old, bytes(ALERT), secret)).says("code")).isEqualTo("ALERT_SIGNATURE_WRONG");
    }

    @Test
    void aTickerIsFoundUnderItsOwnersNamesAndUnderOurs() {
        var hook = create("{'name':'ema','mode':'auto','map':{'BINANCE:BTCUSDT.P':'BTC/USD'}}");

        deliver(hook, "{'ticker':'BINANCE:BTCUSDT.P','action':'buy','quantity':'0.1'}");
        assertThat(lastSent().signal().symbol().value()).isEqualTo("BTC/USD");
        deliver(hook, "{'ticker':'NASDAQ:AAPL','action':'buy','quantity':1}");
        assertThat(lastSent().signal().symbol().value()).isEqualTo("AAPL");
        deliver(hook, "{'ticker':'COINBASE:BTCUSD','action':'buy','quantity':1}");
        assertThat(lastSent().signal().symbol().value()).isEqualTo("BTC/USD");
        assertThat(deliver(hook, "{'ticker':'BTCUSDT','action':'buy','quantity':2}").says("code"))
                .isEqualTo("ALERT_SYMBOL_UNKNOWN");
    }

    @Test
    void whetherAPositionIsTurnedRoundIsTheHooksChoice() {
        deliver(create("{'name':'closes','mode':'auto'}"), "{'ticker':'AAPL','action':'sell','quantity':1}");
        assertThat(lastSent().signal().action()).isEqualTo(Action.SELL);
        deliver(create("{'name':'turns','mode':'auto','reverse':true}"), "{'symbol':'AAPL','side':'sell','qty':1}");
        assertThat(lastSent().signal().action()).isEqualTo(Action.ENTER_SHORT);
    }

    @Test
    void aSignalByKeyTradesWithoutApproval() {
        var told = door.post("/api/v1/signals", json(ALERT));
        var again = door.post("/api/v1/signals", json(ALERT));

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.says("status")).isEqualTo("accepted");
        assertThat(told.json().path("orders")).hasSize(1);
        assertThat(told.json().path("sizing").path("qty").asString()).isEqualTo("10");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.says("status")).isEqualTo("duplicate");
        assertThat(again.says("signal_id")).isEqualTo("a-1");
        assertThat(again.json().path("orders")).isEqualTo(told.json().path("orders"));
    }

    @Test
    void aSignalByKeyIsHeldToTheHousesOwnWords() {
        var typo = door.post("/api/v1/signals", json("{'symbol':'AAPL','side':'buy','qty':1,'stoploss':90}"));
        var nowhere = door.post("/api/v1/signals", json("{'symbol':'NOPE!','side':'buy','qty':1}"));
        var nothing = door.post("/api/v1/signals", "");
        var list = door.post("/api/v1/signals", "[]");
        var size = door.post("/api/v1/signals", json("{'symbol':'AAPL','side':'buy','size':'lots'}"));

        assertThat(List.of(typo.status(), nowhere.status(), nothing.status(), list.status(), size.status())).containsOnly(422);
        assertThat(List.of(typo.says("code"), nowhere.says("code"), nothing.says("code"), list.says("code"), size.says("code")))
                .containsExactly(
                        "ALERT_FIELD_UNKNOWN", "ALERT_SYMBOL_UNKNOWN", "ALERT_BODY_EMPTY", "ALERT_BODY_NOT_JSON",
                        "ALERT_FIELD_MALFORMED");
    }

    @Test
    void aStrategyIsKeptAsItIsDescribed() {
        var made = door.post("/api/v1/strategies", json("{'name':'ema','size':'risk:1%','symbols':['AAPL'],'max_age':'30s'}"));
        var changed = door.post("/api/v1/strategies", json("{'name':'ema','shorts':true}"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(door.get("/api/v1/strategies/ema").text()).isEqualTo(changed.text());
        assertThat(changed.says("size")).isEqualTo("risk:1%");
        assertThat(changed.json().path("shorts").asBoolean()).isTrue();
        assertThat(changed.json().path("max_age_s").asInt()).isEqualTo(30);
        assertThat(door.post("/api/v1/strategies", json("{'name':'ema','size':'much'}")).says("code")).isEqualTo("BAD_FIELD");
        assertThat(door.post("/api/v1/strategies", json("{'name':'e m a'}")).says("code")).isEqualTo("BAD_FIELD");
    }

    @Test
    void aHookIsDescribedAndTriedOutByItsOwner() {
        create("{'name':'ema','dialect':'text','symbols':['aapl'],'max_notional':'5000'}");

        var tried = door.post("/api/v1/hooks/ema/deliveries", "buy AAPL 10");

        assertThat(tried.says("status")).isEqualTo("pending_approval");
        assertThat(door.get("/api/v1/hooks/ema").json().path("symbols").toString()).isEqualTo("[\"AAPL\"]");
        assertThat(lastSent().signal().maxNotional()).isPresent();
        assertThat(door.post("/api/v1/hooks", json("{'name':'ema'}")).says("code")).isEqualTo("HOOK_TAKEN");
        assertThat(door.post("/api/v1/hooks", json("{'name':'x','mode':'maybe'}")).says("code")).isEqualTo("BAD_FIELD");
        assertThat(door.post("/api/v1/hooks", json("{'name':'x','modus':'auto'}")).says("code")).isEqualTo("UNKNOWN_FIELD");
        assertThat(door.post("/api/v1/hooks/nobody/deliveries", "buy AAPL 10").status()).isEqualTo(404);
    }

    @Test
    void aStrangerIsToldNothing() {
        for (String path : List.of("/api/v1/signals", "/api/v1/hooks", "/api/v1/strategies")) {
            assertThat(door.send(door.request(path).GET()).status()).isEqualTo(401);
        }
        assertThat(send("/api/v1/hooks/ema/deliveries", "buy AAPL 10").status()).isEqualTo(401);
    }

    private JsonNode create(String body) {
        var made = door.post("/api/v1/hooks", json(body));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private OpenDoor.Answer deliver(JsonNode hook, String body) {
        return send(hook.path("path").asString(), json(body));
    }

    private OpenDoor.Answer signed(JsonNode hook, String seconds, byte[] signature) {
        return door.send(door.request(hook.path("path").asString())
                .header("X-Taffrail-Signature", "t=" + seconds + ",v1=" + HexFormat.of().formatHex(signature))
                .POST(HttpRequest.BodyPublishers.ofString(json(ALERT))));
    }

    private OpenDoor.Answer send(String path, String body) {
        return door.send(door.request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Command.SendSignal lastSent() {
        return door.desk.commands().stream()
                .filter(Command.SendSignal.class::isInstance)
                .map(Command.SendSignal.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static byte[] bytes(String body) {
        return json(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }
}

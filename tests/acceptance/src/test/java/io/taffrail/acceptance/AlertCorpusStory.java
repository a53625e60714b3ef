package io.taffrail.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Five hundred alerts, good, repeated, reordered, malformed and hostile, sent by several at once to a hook that trades at once:
 * no signal trades twice, nothing fails, and what is refused says why and leaves nothing.
 */
class AlertCorpusStory {
    private static final int COUNT = 500;
    /** Each fill's worth has eight places in the books. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.00001");
    private static final String ENTRY = "WHERE group_id IS NULL OR group_id = order_id";

    @TempDir
    Path data;

    private record Told(AlertCorpus.Alert alert, Answer answer) {
        String status() {
            return answer.text("status");
        }
    }

    @Test
    void noSignalTradesTwiceAndWhatIsRefusedLeavesNothing() {
        try (var server = RunningTaffrail.start(data)) {
            Quote.latest(server.door(), "AAPL");
            String path = hook(server.door(), "tv");
            String stranger = "/hooks/tv" + hook(server.door(), "other").substring("/hooks/other".length());
            List<AlertCorpus.Alert> corpus = new AlertCorpus(Long.getLong("taffrail.seed", 7)).alerts(COUNT);

            List<Told> told = corpus.parallelStream()
                    .map(alert -> new Told(alert, send(server.door(), alert, alert.kind() == AlertCorpus.Kind.STRANGER ? stranger : path)))
                    .toList();

            told.forEach(AlertCorpusStory::isAnsweredAsItShould);
            eachSignalIsTakenOnce(told);
            JournalFile journal = JournalFile.of(data);
            nothingIsThereThatNoSignalAskedFor(journal, told);
            assertThat(journal.rows("SELECT sequence FROM journal WHERE events LIKE '%\"DeliveryRefused\"%'"))
                    .hasSize((int) count(told, AlertCorpus.Kind.UNREADABLE));
            assertThat(journal.rows("SELECT sequence FROM journal WHERE input LIKE '%hidden%' OR events LIKE '%hidden%'"))
                    .as("entries with what is nobody's business").isEmpty();
            assertThat(Ran.taffrail("audit", "verify", "--data", data.toString()).exit()).isZero();
        }
    }

    private static String hook(Door door, String name) {
        door.post("/api/v1/strategies", Json.read("{\"name\":\"" + name + "\",\"adds\":true,\"shorts\":true}")).expect(201);
        return door.post("/api/v1/hooks", Json.read("{\"name\":\"" + name + "\",\"mode\":\"auto\",\"plain_text\":true}"))
                .expect(201).text("path");
    }

    /** What is too large is not read to its end, so that its sender may be cut off before it has sent all. */
    private static Answer send(Door door, AlertCorpus.Alert alert, String path) {
        if (alert.kind() == AlertCorpus.Kind.TOO_LARGE) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + alert.octets().length();
            return RawHttp.send(door.base(), head + "\r\n\r\n" + alert.octets());
        }
        Map<String, String> type = alert.contentType().isEmpty() ? Map.of() : Map.of("Content-Type", alert.contentType());
        return door.send("POST", path, BodyPublishers.ofByteArray(alert.bytes()), type);
    }

    private static void isAnsweredAsItShould(Told told) {
        int expected = switch (told.alert().kind()) {
            case SIGNAL, UNREADABLE -> 202;
            case TOO_LARGE          -> 413;
            case STRANGER           -> 404;
        };
        assertThat(told.answer().status()).as("%s -> %s", told.alert(), told.answer()).isEqualTo(expected);
        switch (told.alert().kind()) {
            case STRANGER   -> assertThat(told.answer().body()).doesNotContain("tv", "other", "secret");
            case TOO_LARGE  -> saysWhy(told);
            case UNREADABLE -> {
                assertThat(told.status()).as("%s", told.alert()).isEqualTo("rejected");
                assertThat(told.answer().text("code")).as("%s", told.alert()).startsWith("ALERT_");
                saysWhy(told);
            }
            case SIGNAL     -> {
                assertThat(told.status()).as("%s -> %s", told.alert(), told.answer()).isIn("accepted", "duplicate", "rejected");
                if (told.status().equals("rejected")) {
                    assertThat(told.answer().text("code")).as("%s -> %s", told.alert(), told.answer()).doesNotStartWith("ALERT_");
                    saysWhy(told);
                }
            }
        }
    }

    private static void saysWhy(Told told) {
        JsonNode json = told.answer().json();
        for (String part : List.of("code", "what", "why", "fix", "doc")) {
            assertThat(json.path(part).asString("")).as("%s of %s -> %s", part, told.alert(), told.answer()).isNotBlank();
        }
        assertThat(json.path("doc").asString()).startsWith("docs/refusals.md#");
    }

    /** Of all that say the same one was the first, and the others were told that they came again. */
    private static void eachSignalIsTakenOnce(List<Told> told) {
        Map<String, List<Told>> bySignal = told.stream().filter(one -> one.alert().kind() == AlertCorpus.Kind.SIGNAL)
                .collect(Collectors.groupingBy(one -> one.alert().says()));
        bySignal.forEach((says, same) -> assertThat(same.stream().map(Told::status).filter(status -> !status.equals("duplicate")))
                .as(says).hasSize(1));
        assertThat(accepted(told).count()).as("signals that traded, of " + bySignal.size()).isGreaterThan(bySignal.size() / 2);
    }

    private static Stream<String> accepted(List<Told> told) {
        return told.stream().filter(one -> one.alert().kind() == AlertCorpus.Kind.SIGNAL && one.status().equals("accepted"))
                .map(one -> one.answer().text("signal_id"));
    }

    /** Each order is one signal's, each signal has one order at most, and what is held is what these have traded. */
    private static void nothingIsThereThatNoSignalAskedFor(JournalFile journal, List<Told> told) {
        List<String> orders = journal.rows("SELECT detail FROM executed_orders " + ENTRY).stream()
                .map(row -> Json.read(row.get("detail")).path("origin").path("signal").asString())
                .toList();
        assertThat(orders).as("signals of orders").doesNotHaveDuplicates().allMatch(signal -> signal.startsWith("tv:"));
        List<String> traded = journal.rows("SELECT o.detail FROM fills f JOIN executed_orders o ON o.order_id = f.order_id").stream()
                .map(row -> Json.read(row.get("detail")).path("origin").path("signal").asString())
                .toList();
        assertThat(accepted(told).toList()).as("signals that were accepted").containsAll(traded).doesNotHaveDuplicates();
        BigDecimal cash = new BigDecimal("100000");
        for (var fill : journal.rows("SELECT side, qty, price, commission FROM fills")) {
            BigDecimal worth = new BigDecimal(fill.get("qty")).multiply(new BigDecimal(fill.get("price")));
            cash = (fill.get("side").equals("BUY") ? cash.subtract(worth) : cash.add(worth))
                    .subtract(amount(fill.get("commission")));
        }
        List<Map<String, String>> moved = journal.rows("SELECT events FROM journal WHERE events LIKE '%\"BalanceChanged\"%'");
        assertThat(moved).isNotEmpty();
        BigDecimal last = Json.read(moved.getLast().get("events")).valueStream()
                .filter(event -> event.path("type").asString().equals("BalanceChanged"))
                .map(event -> amount(event.path("cash").asString()))
                .reduce((_, later) -> later).orElseThrow();
        assertThat(last.subtract(cash).abs()).as("cash after these fills and no other: %s, %s", last, cash).isLessThan(ROUNDED);
    }

    /** A number, before its currency where that is told. */
    private static BigDecimal amount(String text) {
        int blank = text.indexOf(' ');
        return new BigDecimal(blank < 0 ? text : text.substring(0, blank));
    }

    private static long count(List<Told> told, AlertCorpus.Kind kind) {
        return told.stream().filter(one -> one.alert().kind() == kind).count();
    }
}

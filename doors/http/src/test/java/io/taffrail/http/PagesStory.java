package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.http.web.Page;
import io.taffrail.model.instrument.RoundTheClock;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser is given beside answers: files, and what it may do with them. */
class PagesStory {
    private static final byte[] PLAIN = {'p', 'l', 'a', 'i', 'n'};
    private static final byte[] SMALL = {'s', 'm', 'a', 'l', 'l'};
    private static final Map<String, Page> SHELF = Map.of(
            "/", new Page("text/html; charset=UTF-8", PLAIN, SMALL, false),
            "/assets/1/a.js", new Page("text/javascript; charset=UTF-8", PLAIN, SMALL, true));

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        var face = new Face(path -> Optional.ofNullable(SHELF.get(path)), Face.NONE.check());
        door = new OpenDoor(folder, StillMarket.NOW, new RoundTheClock(), DoorPolicy.USUAL.withFace(face));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aPageIsForAnybodyAndMayDoNothingButWhatComesFromHere() {
        var page = door.send(door.request("/").GET());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).isEqualTo("plain");
        assertThat(header(page, "Content-Security-Policy")).isEqualTo(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aFileIsCompressedForThoseWhoTakeItAndKeptForEverWhereItsPathNamesIt() {
        var file = door.send(door.request("/assets/1/a.js").header("Accept-Encoding", "gzip, br").GET());

        assertThat(file.text()).isEqualTo("small");
        assertThat(header(file, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(file, "Content-Type")).isEqualTo("text/javascript; charset=UTF-8");
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(file, "Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void whatIsNotOnTheShelfIsAPathLikeEveryOther() {
        assertThat(door.send(door.request("/assets/1/b.js").GET()).status()).isEqualTo(401);
        assertThat(door.get("/assets/1/b.js").status()).isEqualTo(404);
        assertThat(door.send(door.request("/").method("POST", HttpRequest.BodyPublishers.ofString("x"))).status()).isEqualTo(401);
    }

    @Test
    void whetherSomebodyHasWalkedTheChainIsTold() {
        var verified = door.get("/api/v1/journal/verified").json();

        assertThat(verified.path("whole").asBoolean()).isFalse();
        assertThat(verified.path("flaw").asString()).isEqualTo("nobody has walked the chain");
    }

    @Test
    void theJournalIsToldTheLatestFirstAndByItsWords() {
        door.order("{'symbol':'AAPL','qty':'10','side':'buy','type':'market','time_in_force':'day'}");
        door.order("{'symbol':'AAPL','qty':'5','side':'buy','type':'market','time_in_force':'day'}");

        var latest = door.get("/api/v1/journal?limit=1").json();
        var found = door.get("/api/v1/journal?q=AAPL+quantity%3D10+orderinitialized").json();
        var before = door.get("/api/v1/journal?limit=1&before=" + latest.path("before").asString()).json();

        assertThat(latest.path("entries").get(0).path("asked").asString()).contains("quantity=5");
        assertThat(latest.path("entries").get(0).path("sequence").asLong()).isEqualTo(latest.path("head").asLong());
        assertThat(found.path("entries").size()).isEqualTo(1);
        assertThat(before.path("entries").get(0).path("sequence").asLong()).isEqualTo(latest.path("head").asLong() - 1);
        assertThat(door.get("/api/v1/journal?type=AccountOpened&format=csv").text()).startsWith("sequence,at,cause,input,asked,events");
        assertThat(door.get("/api/v1/journal?limit=0").status()).isEqualTo(422);
    }

    private static String header(OpenDoor.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever makes no sense is refused in words, by 4xx; nothing of it comes to the desk, and nothing is written down. */
class BadInputCorpusStory {
    @TempDir
    Path folder;

    @Test
    void aThousandBadRequestsAreRefusedAndNothingIsWrittenDown() throws IOException {
        List<BadInputCorpus.Bad> corpus = BadInputCorpus.all();
        assertThat(corpus).hasSizeGreaterThan(1_000);
        assertThat(corpus.stream().map(BadInputCorpus.Bad::name).distinct()).as("names").hasSize(corpus.size());

        try (var door = new OpenDoor(folder)) {
            var wrong = new ArrayList<String>();
            int before = written(door);
            int taken = 0;
            for (BadInputCorpus.Bad bad : corpus) {
                var answer = door.send(bad.method(), bad.path(), bad.body());
                int commands = door.desk.commands().size();
                boolean refused = answer.status() >= 400 && answer.status() < 500 && !answer.text().isBlank();
                if (!refused || commands > taken) {
                    wrong.add(bad.name() + " -> " + answer.status() + " " + answer.text());
                }
                taken = commands;
            }
            assertThat(wrong).isEmpty();
            assertThat(written(door)).as("entries of the journal").isEqualTo(before);
            System.out.println("bad input: " + corpus.size() + " requests, all refused with 4xx, no entry written");
        }
    }

    /** No HTTP library sends these; the bytes are our own. */
    @Test
    void brokenEscapesAreRefused() throws IOException {
        try (var door = new OpenDoor(folder)) {
            for (String target : BadInputCorpus.brokenTargets()) {
                assertThat(status(door, target)).as(target).isBetween(400, 499);
            }
            assertThat(door.desk.commands()).isEmpty();
        }
    }

    private static int written(OpenDoor door) {
        return door.history.page(1, Integer.MAX_VALUE).size();
    }

    private static int status(OpenDoor door, String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "APCA-API-KEY-ID: " + door.pair.key().id() + "\r\nAPCA-API-SECRET-KEY: " + door.pair.secret().reveal() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}

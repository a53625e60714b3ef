package io.taffrail.cli;

import io.taffrail.cli.settings.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Types commands into a command line of its own, with a home, a working folder and an environment of its own. */
final class Shell {
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    Shell(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
    }

    /** What a command came to. */
    record Run(int status, String out, String err) {}

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Where the commands look for the server by themselves. */
    Path data() {
        return home.resolve(".local/share/taffrail");
    }

    Path home() {
        return home;
    }

    /** A running server, as the data folder tells of it. */
    Shell with(ScriptedServer server) throws IOException {
        return withServerAt(server.url());
    }

    Shell withServerAt(String url) throws IOException {
        Files.createDirectories(data().resolve("keys"));
        Files.writeString(data().resolve("server.json"), """
                {"url":"%s","pid":1,"mode":"PAPER","account":"paper","market":"SYNTHETIC"}
                """.formatted(url));
        Files.writeString(data().resolve("keys/default.env"), """
                APCA_API_KEY_ID=PKTEST
                APCA_API_SECRET_KEY=not-a-secret
                APCA_API_BASE_URL=%s
                """.formatted(url));
        return this;
    }

    Run type(String... words) {
        return run("", false, words);
    }

    /** Types a command where a person sits, who answers what is asked. */
    Run answer(String answer, String... words) {
        return run(answer + "\n", true, words);
    }

    private Run run(String typed, boolean interactive, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = new Taffrail(terminal(typed, out, err, interactive)).run(words);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return terminal("", out, err, false);
    }

    private Terminal terminal(String typed, ByteArrayOutputStream out, ByteArrayOutputStream err, boolean interactive) {
        return new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), print(out), print(err), environment, home, interactive);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

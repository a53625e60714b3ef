package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.settings.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code taffrail hook create NAME}: the one time that its address is shown. */
@Command(name = "create", description = "Make a way in for another program's alerts; its address is shown this once.")
public final class HookCreate extends ClientVerb {

    @Parameters(paramLabel = "NAME", description = "Its name: letters, digits, . _ -")
    String name = "";

    @Option(names = "--strategy", paramLabel = "STRATEGY", description = "Whose signals come by it. Default: one of the hook's name.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--mode", paramLabel = "MODE",
            description = "approve: each signal waits for you; auto: they trade at once. Default: approve.")
    Optional<String> mode = Optional.empty();

    @Option(names = "--dialect", paramLabel = "WORD",
            description = "auto, native, alpaca, traderspost, openalgo, 3commas, okx or text. Default: auto.")
    Optional<String> dialect = Optional.empty();

    @Option(names = "--plain-text", description = "Take a line such as 'buy AAPL 10' too.")
    boolean plainText;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "What may be traded through it; may be given again.")
    List<String> symbols = List.of();

    @Option(names = "--map", paramLabel = "THEIRS=OURS", description = "What its senders call our symbols; may be given again.")
    Map<String, String> names = Map.of();

    @Option(names = "--max-notional", paramLabel = "USD", description = "What one signal may cost at most.")
    Optional<String> maxNotional = Optional.empty();

    @Option(names = "--reverse", description = "The opposite signal turns a position round; without it, it only closes.")
    boolean reverse;

    @Option(names = "--live-account", paramLabel = "ACCOUNT", description = "Say once more that it trades this account's real money.")
    Optional<String> liveAccount = Optional.empty();

    public HookCreate(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Server server) {
        var reply = server.post("/api/v1/hooks", body(), "hook " + name, "taffrail hook list");
        if (json()) {
            unchanged(reply);
            return ExitCode.OK;
        }
        out().println(server.api().url().resolve(text(reply.json(), "path")));
        terminal().err().println("hook " + name + " of strategy " + text(reply.json(), "strategy") + ", mode "
                + text(reply.json(), "mode") + "; who knows this address sends signals, and it will not be shown again");
        return ExitCode.OK;
    }

    private String body() {
        var json = Json.MAPPER.createObjectNode().put("name", name);
        strategy.ifPresent(value -> json.put("strategy", value));
        mode.ifPresent(value -> json.put("mode", value));
        dialect.ifPresent(value -> json.put("dialect", value));
        json.put("plain_text", plainText).put("reverse", reverse);
        if (!symbols.isEmpty()) {
            var list = json.putArray("symbols");
            symbols.forEach(list::add);
        }
        if (!names.isEmpty()) {
            var map = json.putObject("map");
            names.forEach(map::put);
        }
        maxNotional.ifPresent(value -> json.put("max_notional", value));
        liveAccount.ifPresent(value -> json.put("live_account", value));
        return json.toString();
    }
}

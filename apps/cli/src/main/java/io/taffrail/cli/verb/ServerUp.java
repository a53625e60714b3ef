package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.rules.RulesFile;
import io.taffrail.cli.settings.ServerSettings;
import io.taffrail.cli.settings.Setting;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.settings.Value;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.server.DoorOptions;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.RunningServer;
import io.taffrail.server.Up;
import io.taffrail.server.UpOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taffrail up}. */
@Command(name = "up", description = "Run the server until Ctrl-C.")
public final class ServerUp extends FolderVerb {

    @Option(names = "--port", paramLabel = "PORT",
            description = "Where to listen; 0 for any that is free. Default: 7878.")
    Optional<String> port = Optional.empty();

    @Option(names = "--host", paramLabel = "ADDRESS",
            description = "This computer's address to listen on; another than 127.0.0.1 needs TLS. Default: 127.0.0.1.")
    Optional<String> host = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE",
            description = "Serve https with this certificate and those that issued it, in PEM.")
    Optional<String> tlsCert = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key, RSA or EC: PKCS#8 in PEM.")
    Optional<String> tlsKey = Optional.empty();

    @Option(names = "--cash", paramLabel = "USD",
            description = "What the account of a new folder starts with. Default: $ALPACA_STARTING_CASH, else 100000.")
    Optional<String> cash = Optional.empty();

    @Option(names = "--replay", arity = "1..*", paramLabel = "FILE",
            description = "Play market files again. Default: a synthetic market.")
    List<String> replay = List.of();

    @Option(names = "--speed", paramLabel = "SPEED", description = "How fast a replay goes: 60x, or max. Default: 1x.")
    Optional<String> speed = Optional.empty();

    @Option(names = "--risk", paramLabel = "RISK",
            description = "Which limits orders keep: default, basic (buying power only), off, or a file. Default: default.")
    Optional<String> risk = Optional.empty();

    @Option(names = "--rules", paramLabel = "DIR", description = "Rule packs to import: every .toml file of a folder. docs/rules.md.")
    Optional<String> rules = Optional.empty();

    @Option(names = "--exchange", paramLabel = "PROFILE",
            description = "The paper exchange: realistic, or ideal without latency, slippage and fees. Default: realistic.")
    Optional<String> exchange = Optional.empty();

    @Option(names = "--sessions", paramLabel = "HOURS",
            description = "exchange: each market's own hours. Default: round_the_clock, a day ends at 17:00 New York.")
    Optional<String> sessions = Optional.empty();

    @Option(names = "--seed", paramLabel = "N",
            description = "The root of every draw, and of every id of a new folder. Default: drawn for each folder.")
    Optional<String> seed = Optional.empty();

    @Option(names = "--multiplier", paramLabel = "N",
            description = "How far a new folder's account may go: 1 (cash), 2 or 4 times its equity. Default: 2.")
    Optional<String> multiplier = Optional.empty();

    @Option(names = "--rate-limit", paramLabel = "N",
            description = "How many requests of a key to take in a minute. Default: any number.")
    Optional<String> rateLimit = Optional.empty();

    @Option(names = "--pdt-fields", paramLabel = "ON",
            description = "Whether accounts carry the day-trading fields that Alpaca dropped: on or off. Default: on.")
    Optional<String> dayTradingFields = Optional.empty();

    @Option(names = "--dividends", paramLabel = "FILE", description = "Dividends to pay: symbol,ex_date,amount.")
    Optional<String> dividends = Optional.empty();

    @Option(names = "--halts", paramLabel = "FILE", description = "When what may not trade: symbol,from,until.")
    Optional<String> halts = Optional.empty();

    @Mixin
    BrokerOptions broker = new BrokerOptions();

    public ServerUp(Terminal terminal) {
        super(terminal);
    }

    @Override
    String usualLogLevel() {
        return "info";
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        var options = new UpOptions(
                dataFolder,
                new DoorOptions(
                        settings.value(Setting.HOST, host).map(Value::text).orElse("127.0.0.1"),
                        ServerSettings.port(settings.value(Setting.PORT, port)),
                        settings.value(Setting.TLS_CERT, tlsCert).map(Value::path),
                        settings.value(Setting.TLS_KEY, tlsKey).map(Value::path)),
                ServerSettings.cash(settings.value(Setting.CASH, cash)),
                replay.stream().map(terminal()::path).toList(),
                ServerSettings.speed(settings.value(Setting.SPEED, speed)),
                ServerSettings.risk(settings.value(Setting.RISK, risk)),
                new ExchangeOptions(
                        ServerSettings.exchange(
                                settings.value(Setting.EXCHANGE, exchange), ExchangeOptions.Kind.REALISTIC),
                        ServerSettings.sessions(settings.value(Setting.SESSIONS, sessions)),
                        settings.value(Setting.DIVIDENDS, dividends).map(Value::path),
                        settings.value(Setting.HALTS, halts).map(Value::path)),
                broker.alpaca(settings),
                ServerSettings.seed(settings.value(Setting.SEED, seed)),
                ServerSettings.account(settings.value(Setting.MULTIPLIER, multiplier)),
                ServerSettings.door(
                        settings.value(Setting.RATE_LIMIT, rateLimit), settings.value(Setting.PDT_FIELDS, dayTradingFields)))
                .with(settings.value(Setting.RULES, rules).map(Value::path).map(RulesFile::packs).orElse(List.of()));
        var server = StartFailure.told("server not started", () -> Up.start(options));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "ctrl-c"));
        greet(server, dataFolder);
        try {
            server.awaitStop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }

    private void greet(RunningServer server, Path dataFolder) {
        long entries = server.recovered().head().sequence();
        if (json()) {
            var told = Json.MAPPER.createObjectNode().put("url", server.url());
            server.link().ifPresent(link -> told.put("dashboard", link));
            out().println(told.put("mode", server.mode().name())
                    .put("account", server.account().value()).put("dry_run", server.dryRun())
                    .put("market", server.source().name())
                    .put("exchange", server.exchange().kind().word()).put("data", dataFolder.toString())
                    .put("recovered_entries", entries));
            return;
        }
        out().println(server.mode() + (server.dryRun() ? " · DRY RUN: no order is sent" : "")
                + " · account " + server.account() + " · market "
                + server.source().name() + " · exchange "
                + server.exchange().kind().word()
                + (server.exchange().sessions() == Sessions.EXCHANGE ? " in its own sessions" : ""));
        out().println("  serving at " + server.url() + "   data " + dataFolder);
        out().println(entries == 0 ? "  a new journal" : "  recovered " + entries + " entries, "
                + server.recovered().openOrders() + " orders are open");
        out().println("  keys " + dataFolder.resolve("keys").resolve("default.env"));
        server.link().ifPresent(link -> out().println("  dashboard " + link + "   (opens once, within ten minutes)"));
        out().println("  try: taffrail buy AAPL 10 --wait --data " + dataFolder + "   Ctrl-C ends the server");
    }
}

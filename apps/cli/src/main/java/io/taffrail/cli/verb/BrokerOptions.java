package io.taffrail.cli.verb;

import io.taffrail.cli.settings.AlpacaSettings;
import io.taffrail.cli.settings.Setting;
import io.taffrail.cli.settings.Settings;
import io.taffrail.server.AlpacaOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which broker a server trades at beside the paper exchange; secrets come from the environment or a file only. */
final class BrokerOptions {

    @Option(names = "--broker", paramLabel = "BROKER",
            description = "Whose account a new folder's key opens: paper, or alpaca. Default: $DEFAULT_BROKER, else paper.")
    Optional<String> broker = Optional.empty();

    @Option(names = "--alpaca-url", paramLabel = "URL",
            description = "Where Alpaca is; a loopback URL counts as paper. Default: $ALPACA_PAPER_BASE_URL, else its paper one.")
    Optional<String> url = Optional.empty();

    @Option(names = "--alpaca-key", paramLabel = "ID",
            description = "The key's id; its secret is $ALPACA_PAPER_SECRET_KEY, $ALPACA_API_SECRET or in the file of settings.")
    Optional<String> key = Optional.empty();

    @Option(names = "--alpaca-rate-limit", paramLabel = "N",
            description = "Requests a minute, where Alpaca's own headers do not say. Default: 200.")
    Optional<String> rate = Optional.empty();

    @Option(names = "--alpaca-timeout", paramLabel = "TIME",
            description = "How long an answer is waited for. Default: 10s.")
    Optional<String> timeout = Optional.empty();

    @Option(names = "--in-doubt-wait", paramLabel = "TIME",
            description = "How long a lost request may still arrive; before that \"not found\" proves nothing. Default: 60s.")
    Optional<String> inDoubtWait = Optional.empty();

    @Option(names = "--on-break", paramLabel = "POLICY",
            description = "Where books and broker differ: ask, halt or adopt. Default: ask.")
    Optional<String> onBreak = Optional.empty();

    @Option(names = "--reconcile-every", paramLabel = "TIME",
            description = "How often books and broker are compared. Default: 60s.")
    Optional<String> every = Optional.empty();

    @Option(names = "--fallback", paramLabel = "WHERE",
            description = "simulation: while the broker cannot be heard new orders trade in a simulated account of its own. "
                    + "Default: none.")
    Optional<String> fallback = Optional.empty();

    @Option(names = "--dry-run", description = "Do everything but send: no order reaches the broker.")
    boolean dryRun;

    Optional<AlpacaOptions> alpaca(Settings settings) {
        return new AlpacaSettings(settings)
                .flag(Setting.BROKER, broker)
                .flag(Setting.ALPACA_URL, url)
                .flag(Setting.ALPACA_KEY, key)
                .flag(Setting.ALPACA_RATE, rate)
                .flag(Setting.ALPACA_TIMEOUT, timeout)
                .flag(Setting.IN_DOUBT_WAIT, inDoubtWait)
                .flag(Setting.ON_BREAK, onBreak)
                .flag(Setting.RECONCILE_EVERY, every)
                .flag(Setting.FALLBACK, fallback)
                .options(dryRun);
    }
}

package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which limit, and whose. */
public final class LimitOptions {

    @Parameters(index = "0", paramLabel = "LIMIT", description = "Its name: max_order_notional; taffrail risk show lists those set.")
    String rule = "";

    @Option(names = "--account", paramLabel = "NAME", description = "That of one account. Default: the desk's.")
    Optional<String> account = Optional.empty();

    @Option(names = "--strategy", paramLabel = "NAME", description = "That of one strategy.")
    Optional<String> strategy = Optional.empty();

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "That of one symbol.")
    Optional<String> symbol = Optional.empty();

    @Option(names = "--asset-class", paramLabel = "CLASS", description = "That of us_equity, currency_pair or crypto_pair.")
    Optional<String> assetClass = Optional.empty();

    /** The scope as the server reads it. */
    String scope() {
        List<String> given = Stream.of(
                        account.map(name -> "account:" + name),
                        strategy.map(name -> "strategy:" + name),
                        symbol.map(name -> "symbol:" + name),
                        assetClass.map(name -> "asset_class:" + name))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() > 1) {
            throw Problem.usage("ONE_SCOPE", "more than one of --account, --strategy, --symbol and --asset-class is given",
                    "a limit is the desk's, or that of one of them", "set one limit for each").failure();
        }
        return given.isEmpty() ? "desk" : given.getFirst();
    }
}

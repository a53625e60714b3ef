package io.taffrail.cli.verb;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the journal, the keys and the server's address are; every verb that needs them has these. */
public final class FolderOptions {

    @Option(names = "--data", paramLabel = "DIR",
            description = "The data folder. Default: $TAFFRAIL_DATA, else $XDG_DATA_HOME/taffrail, "
                    + "else ~/.local/share/taffrail.")
    Optional<String> data = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE",
            description = "A TOML file with settings. Default: $TAFFRAIL_CONFIG, else ./taffrail.toml, "
                    + "else $XDG_CONFIG_HOME/taffrail/config.toml, else /etc/taffrail/config.toml.")
    Optional<String> config = Optional.empty();
}

package io.taffrail.cli.settings;

import java.util.List;

/** What can be set by flag, environment or file: one name for each place. */
public enum Setting {
    DATA("data", "TAFFRAIL_DATA", List.of()),
    PORT("port", "TAFFRAIL_PORT", List.of()),
    HOST("host", "TAFFRAIL_HOST", List.of()),
    TLS_CERT("tls-cert", "TAFFRAIL_TLS_CERT", List.of()),
    TLS_KEY("tls-key", "TAFFRAIL_TLS_KEY", List.of()),
    /** The last name is what the first of the systems before this one called it. */
    CASH("cash", "TAFFRAIL_CASH", List.of("ALPACA_STARTING_CASH")),
    SPEED("speed", "TAFFRAIL_SPEED", List.of()),
    EXCHANGE("exchange", "TAFFRAIL_EXCHANGE", List.of()),
    SESSIONS("sessions", "TAFFRAIL_SESSIONS", List.of()),
    SEED("seed", "TAFFRAIL_SEED", List.of()),
    MULTIPLIER("multiplier", "TAFFRAIL_MULTIPLIER", List.of()),
    RATE_LIMIT("rate_limit", "TAFFRAIL_RATE_LIMIT", List.of()),
    PDT_FIELDS("pdt_fields", "TAFFRAIL_PDT_FIELDS", List.of()),
    DIVIDENDS("dividends", "TAFFRAIL_DIVIDENDS", List.of()),
    HALTS("halts", "TAFFRAIL_HALTS", List.of()),
    RISK("risk", "TAFFRAIL_RISK", List.of()),
    OUTPUT("output", "TAFFRAIL_OUTPUT", List.of()),
    LOG_LEVEL("log.level", "TAFFRAIL_LOG__LEVEL", List.of("LOG_LEVEL"));

    private final String key;
    private final String variable;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> aliases;

    Setting(String key, String variable, List<String> aliases) {
        this.key = key;
        this.variable = variable;
        this.aliases = aliases;
    }

    /** The dotted key in a configuration file. */
    public String key() {
        return key;
    }

    /** The variable of the environment. */
    public String variable() {
        return variable;
    }

    /** Variables of other systems that mean the same; ours wins. */
    public List<String> aliases() {
        return aliases;
    }
}

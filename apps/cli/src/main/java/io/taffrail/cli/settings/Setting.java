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
    RULES("rules", "TAFFRAIL_RULES", List.of()),
    /** Which account the first start of a folder makes its default one. */
    BROKER("default_broker", "TAFFRAIL_DEFAULT_BROKER", List.of("DEFAULT_BROKER")),
    /** The names of the systems before this one, then those of Alpaca's own tools, then the oldest. */
    ALPACA_KEY("brokers.alpaca.key", "TAFFRAIL_BROKERS__ALPACA__KEY",
            List.of("ALPACA_PAPER_API_KEY", "ALPACA_API_KEY", "APCA_API_KEY_ID")),
    ALPACA_SECRET("brokers.alpaca.secret", "TAFFRAIL_BROKERS__ALPACA__SECRET",
            List.of("ALPACA_PAPER_SECRET_KEY", "ALPACA_API_SECRET", "ALPACA_SECRET_KEY", "APCA_API_SECRET_KEY")),
    ALPACA_URL("brokers.alpaca.base_url", "TAFFRAIL_BROKERS__ALPACA__BASE_URL",
            List.of("ALPACA_PAPER_BASE_URL", "APCA_API_BASE_URL")),
    /** Alpaca beside the paper exchange, where it is not the default. */
    ALPACA_ENABLED("brokers.alpaca.enabled", "TAFFRAIL_BROKERS__ALPACA__ENABLED", List.of("ALPACA_PAPER_ENABLED")),
    ALPACA_PAPER("brokers.alpaca.paper", "TAFFRAIL_BROKERS__ALPACA__PAPER",
            List.of("ALPACA_PAPER_TRADING", "ENABLE_PAPER_TRADING", "ALPACA_PAPER_TRADE")),
    ALPACA_LIVE("brokers.alpaca.live", "TAFFRAIL_BROKERS__ALPACA__LIVE", List.of("ALPACA_LIVE_TRADE")),
    ALPACA_RATE("brokers.alpaca.rate_limit", "TAFFRAIL_BROKERS__ALPACA__RATE_LIMIT", List.of()),
    ALPACA_TIMEOUT("brokers.alpaca.timeout", "TAFFRAIL_BROKERS__ALPACA__TIMEOUT", List.of()),
    IN_DOUBT_WAIT("brokers.alpaca.in_doubt_wait", "TAFFRAIL_BROKERS__ALPACA__IN_DOUBT_WAIT", List.of()),
    RETRY_ENABLED("retry.enabled", "TAFFRAIL_RETRY__ENABLED", List.of("ORDER_RETRY_ENABLED")),
    RETRY_MAX("retry.max", "TAFFRAIL_RETRY__MAX", List.of("ORDER_MAX_RETRIES")),
    /** In milliseconds, as the fifth of the systems before this one had it. */
    RETRY_DELAY("retry.delay_ms", "TAFFRAIL_RETRY__DELAY_MS", List.of("ORDER_RETRY_DELAY")),
    ON_BREAK("reconcile.on_break", "TAFFRAIL_RECONCILE__ON_BREAK", List.of()),
    FALLBACK("brokers.alpaca.fallback", "TAFFRAIL_BROKERS__ALPACA__FALLBACK", List.of()),
    RECONCILE_EVERY("reconcile.every", "TAFFRAIL_RECONCILE__EVERY", List.of()),
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

    /** Whether whoever reads its value can trade. */
    boolean isSecret() {
        return this == ALPACA_SECRET;
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

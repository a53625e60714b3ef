package io.taffrail.cli.settings;

/** Hands the log level to {@link LogSetup}, which reads it when the first line is logged, if one ever is. */
public final class LogLevel {
    static final String PROPERTY = "taffrail.log.level";

    private LogLevel() {}

    /** Before anything is logged. */
    public static void set(String level) {
        System.setProperty(PROPERTY, level);
    }
}

package io.taffrail.cli.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sends the log to the error stream, at the level of {@link LogLevel}. Logback finds it as a service; in code, because
 * its XML would cost every command that logs a line a tenth of a second.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** An exception's own line; its stack is shown at the level debug alone. */
    private static final String ONE_LINE = " %replace(%ex{1}){'(?s)\\R.*',''}%nopex%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var ours = Level.toLevel(System.getProperty(LogLevel.PROPERTY), Level.WARN);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{24} %msg"
                + (ours.isGreaterOrEqual(Level.INFO) ? ONE_LINE : "%n"));
        encoder.start();

        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();

        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        context.getLogger("io.taffrail").setLevel(ours);
        // The libraries' own talk drowns ours, and Jetty's at debug level would show the keys of requests.
        root.setLevel(ours.isGreaterOrEqual(Level.WARN) ? ours : Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

package io.taffrail.cli.verb;

import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait: {@code 10s}, {@code 500ms}, {@code 2m}; a bare number is seconds. */
public final class Patience implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is no time; write 10s, 500ms or 2m");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m"  -> Duration.ofMinutes(number);
            case "h"  -> Duration.ofHours(number);
            case null, default -> Duration.ofSeconds(number);
        };
    }

    /** Takes a time only where it hangs on the option, so that {@code --wait AAPL} leaves AAPL alone. */
    public static final class OnlyAttached implements IParameterPreprocessor {

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's interface
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec arg, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                args.push("10s");
            }
            return false;
        }
    }
}

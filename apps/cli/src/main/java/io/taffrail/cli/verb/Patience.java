package io.taffrail.cli.verb;

import io.taffrail.cli.settings.TimeText;
import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait: {@code 10s}, {@code 500ms}, {@code 2m}; a bare number is seconds. */
public final class Patience implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return TimeText.read(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no time; write 10s, 500ms or 2m"));
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

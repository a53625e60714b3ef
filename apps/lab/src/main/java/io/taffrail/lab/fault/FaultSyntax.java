package io.taffrail.lab.fault;

import io.taffrail.lab.LabRefusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fault as it is typed: {@code drop-reply=0.05}, {@code delay-reply=0.1:50ms-2s}, {@code refuse=0.02:429/2s}. */
public final class FaultSyntax {

    private FaultSyntax() {}

    /**
     * Reads {@code NAME=RATE[:ARGS]}.
     *
     * @throws LabRefusal where it cannot be read
     */
    public static FaultRule read(String typed) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            throw new LabRefusal("'" + typed + "' is no fault", "a fault has a name and a rate",
                    "write NAME=RATE[:ARGS], for example: drop-reply=0.05");
        }
        int colon = typed.indexOf(':', equals);
        var rate = typed.substring(equals + 1, colon < 0 ? typed.length() : colon);
        var argument = colon < 0 ? Optional.<String>empty() : Optional.of(typed.substring(colon + 1));
        var fault = fault(typed.substring(0, equals), "--fault " + typed);
        try {
            return FaultRule.everywhere(fault, rate(rate), fault.argument(argument));
        } catch (IllegalArgumentException notOurs) {
            throw new LabRefusal("'" + typed + "' is no fault", String.valueOf(notOurs.getMessage()),
                    "write NAME=RATE[:ARGS], for example: delay-reply=0.1:50ms-2s");
        }
    }

    /** The fault of this name, which stands at this place. */
    static Fault fault(String word, String place) {
        return Fault.named(word).orElseThrow(() -> new LabRefusal(
                place + ": there is no fault '" + word + "'",
                "a misspelt fault would be one that silently never happens",
                "use one of " + Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "))));
    }

    /** A share from 0 to 1. */
    static BigDecimal rate(String text) {
        if (!text.matches("[01](\\.[0-9]{1,9})?|\\.[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no rate: write a share from 0 to 1, such as 0.05");
        }
        return new BigDecimal(text);
    }
}

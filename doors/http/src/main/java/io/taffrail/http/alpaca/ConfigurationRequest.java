package io.taffrail.http.alpaca;

import io.taffrail.http.web.Call;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Configuration.Change;
import io.taffrail.model.account.Configuration.DayTradeCheck;
import io.taffrail.model.value.Decimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The body of a change of configuration. A field that is not there stays as it is, and so does one that is null; one that
 * nobody knows is refused, for who misspells {@code suspend_trade} must not believe that trading is suspended.
 */
final class ConfigurationRequest {
    private static final Set<String> KNOWN = Set.of(
            "disable_overnight_trading", "dtbp_check", "fractional_trading", "max_margin_multiplier",
            "max_options_trading_level", "no_shorting", "pdt_check", "ptp_no_exception_entry", "suspend_trade",
            "trade_confirm_email");

    private ConfigurationRequest() {}

    /** @throws io.taffrail.http.web.Refused where a field, or its value, is not known */
    static Change of(Call call) {
        JsonNode body = call.body()
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Errors.parameter("request body format is invalid: a configuration is a JSON object"));
        body.propertyNames().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw Errors.parameter("unknown field: " + name);
        });
        var fields = new Fields(body);
        return new Change(
                truth(fields, "suspend_trade"),
                truth(fields, "no_shorting"),
                truth(fields, "fractional_trading"),
                number(fields, "max_margin_multiplier", Configuration.MULTIPLIERS::contains, "1, 2 or 4"),
                truth(fields, "disable_overnight_trading"),
                word(fields, "trade_confirm_email", "all or none", ConfigurationRequest::mailed),
                truth(fields, "ptp_no_exception_entry"),
                number(fields, "max_options_trading_level", level -> level <= 3, "0, 1, 2 or 3"),
                word(fields, "dtbp_check", "both, entry or exit", ConfigurationRequest::check),
                word(fields, "pdt_check", "both, entry or exit", ConfigurationRequest::check));
    }

    private static Optional<Boolean> truth(Fields fields, String name) {
        return fields.has(name) ? Optional.of(fields.truth(name)) : Optional.empty();
    }

    private static Optional<Integer> number(Fields fields, String name, Function<Integer, Boolean> allowed, String words) {
        return fields.number(name).map(value -> IntStream.rangeClosed(0, 4)
                .boxed()
                .filter(known -> Decimal.of(known).equals(value) && allowed.apply(known))
                .findFirst()
                .orElseThrow(() -> invalid(name, words)));
    }

    private static <T> Optional<T> word(Fields fields, String name, String words, Function<String, Optional<T>> read) {
        return fields.text(name).map(word -> read.apply(word).orElseThrow(() -> invalid(name, words)));
    }

    private static Optional<Boolean> mailed(String word) {
        return switch (word) {
            case "all"  -> Optional.of(true);
            case "none" -> Optional.of(false);
            default     -> Optional.empty();
        };
    }

    private static Optional<DayTradeCheck> check(String word) {
        return switch (word) {
            case "both"  -> Optional.of(DayTradeCheck.BOTH);
            case "entry" -> Optional.of(DayTradeCheck.ENTRY);
            case "exit"  -> Optional.of(DayTradeCheck.EXIT);
            default      -> Optional.empty();
        };
    }

    private static RuntimeException invalid(String name, String words) {
        return Errors.parameter("invalid " + name + ": it is " + words);
    }
}

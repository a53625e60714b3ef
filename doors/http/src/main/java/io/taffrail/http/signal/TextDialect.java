package io.taffrail.http.signal;

import io.taffrail.http.web.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line as a person would type it: {@code buy AAPL 10}, {@code long BTCUSD q=0.1 sl=60000}. It becomes an alert in the
 * house's own words, so that it is held to the same rules.
 */
final class TextDialect {
    private static final int MOST_WORDS = 16;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+%?");
    private static final Set<String> PERCENTAGES = Set.of("risk_pct", "target_pct", "trail_percent");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("q", "qty"), Map.entry("qty", "qty"), Map.entry("usd", "notional"), Map.entry("notional", "notional"),
            Map.entry("risk", "risk_pct"), Map.entry("target", "target_pct"), Map.entry("sl", "stop_loss"),
            Map.entry("trail", "trail_percent"),
            Map.entry("tp", "take_profit"), Map.entry("limit", "limit_price"), Map.entry("stop", "stop_price"),
            Map.entry("price", "price"), Map.entry("tif", "tif"), Map.entry("id", "id"), Map.entry("strategy", "strategy"),
            Map.entry("ts", "ts"), Map.entry("max_age", "max_age"), Map.entry("conf", "confidence"));

    private TextDialect() {}

    static Alert read(String line) {
        List<String> words = List.of(BLANKS.split(line.strip()));
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            throw new AlertException(Flaw.FIELD_MISSING, "a line says what to do and with what, as in: buy AAPL 10");
        }
        ObjectNode object = Json.object().put("action", words.get(0).toLowerCase(Locale.ROOT)).put("symbol", words.get(1));
        for (String word : words.subList(2, words.size())) {
            take(word, object);
        }
        return NativeDialect.read(AlertFields.of(object)).in(Dialect.TEXT);
    }

    private static void take(String word, ObjectNode object) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? "qty" : NAMES.getOrDefault(word.substring(0, equals).toLowerCase(Locale.ROOT), "");
        String value = word.substring(equals + 1);
        if (name.isEmpty() || value.isEmpty() || (equals < 0 && !NUMBER.matcher(value).matches())) {
            throw new AlertException(
                    Flaw.FIELD_UNKNOWN, "the word " + AlertFields.quoted(word) + " is not known; amounts are 10, q=10, usd=500, risk=1%");
        }
        boolean percent = value.endsWith("%");
        if (percent != PERCENTAGES.contains(name)) {
            throw new AlertException(Flaw.FIELD_MALFORMED, "only risk, target and trail are in percent, and they are written so: risk=1%");
        }
        if (object.has(name)) {
            throw new AlertException(Flaw.FIELDS_CONTRADICT, name + " is given twice");
        }
        object.put(name, percent ? value.substring(0, value.length() - 1) : value);
    }
}

package io.taffrail.model.signal;

import io.taffrail.model.signal.SizingRule.EquityPercent;
import io.taffrail.model.signal.SizingRule.FixedNotional;
import io.taffrail.model.signal.SizingRule.FixedUnits;
import io.taffrail.model.signal.SizingRule.Kelly;
import io.taffrail.model.signal.SizingRule.Own;
import io.taffrail.model.signal.SizingRule.PositionPercent;
import io.taffrail.model.signal.SizingRule.RiskAmount;
import io.taffrail.model.signal.SizingRule.RiskPercent;
import io.taffrail.model.signal.SizingRule.ScaledByConfidence;
import io.taffrail.model.signal.SizingRule.TargetPercent;
import io.taffrail.model.signal.SizingRule.TargetUnits;
import io.taffrail.model.signal.SizingRule.VolatilityTarget;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The short text of a sizing rule: {@code name:value}, then options as {@code ,key=value}. */
final class SizingText {
    private static final String FORMS = "fixed:10, notional:5000, equity:5%, risk:1%, risk:250, "
            + "kelly:0.25,cap=5%,min=30, vol:1%,period=14,bar=1h, target:20%, target:-10, position:50% or own:NAME, "
            + "each with ,confidence=0.25..1 where wanted";

    private SizingText() {}

    static SizingRule read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.length() > 200) {
            throw new IllegalArgumentException("no sizing rule: \"" + shortened(text) + "\"; write " + FORMS);
        }
        String[] parts = text.substring(colon + 1).split(",", -1);
        var options = new Options(text, parts);
        String value = parts[0].strip();
        SizingRule rule = rule(text, text.substring(0, colon).strip(), value, options);
        Optional<String> confidence = options.take("confidence");
        options.requireEmpty();
        return confidence.map(range -> scaled(rule, range, text)).orElse(rule);
    }

    private static SizingRule rule(String text, String name, String value, Options options) {
        return switch (name) {
            case "fixed"    -> new FixedUnits(new Quantity(atLeastZero(number(value, text), text)));
            case "notional" -> new FixedNotional(money(value, text));
            case "equity"   -> new EquityPercent(percent(value, text));
            case "risk"     -> value.endsWith("%") ? new RiskPercent(percent(value, text)) : new RiskAmount(money(value, text));
            case "kelly"    -> new Kelly(
                    number(value, text),
                    percent(options.require("cap"), text),
                    whole(options.require("min"), text));
            case "vol"      -> new VolatilityTarget(
                    percent(value, text),
                    options.take("period").map(period -> whole(period, text)).orElse(VolatilityTarget.USUAL_PERIOD),
                    options.take("bar").map(bar -> span(bar, text)).orElse(VolatilityTarget.USUAL_BAR));
            case "target"   ->
                value.endsWith("%") ? new TargetPercent(percent(value, text)) : new TargetUnits(number(value, text));
            case "position" -> new PositionPercent(percent(value, text));
            case "own"      -> new Own(value);
            default -> throw new IllegalArgumentException("no sizing rule is called \"" + shortened(name) + "\"; write " + FORMS);
        };
    }

    static String write(SizingRule rule) {
        return switch (rule) {
            case FixedUnits(var quantity)       -> "fixed:" + quantity;
            case FixedNotional(var amount)      -> "notional:" + written(amount);
            case EquityPercent(var percent)     -> "equity:" + percent + "%";
            case RiskPercent(var percent)       -> "risk:" + percent + "%";
            case RiskAmount(var amount)         -> "risk:" + written(amount);
            case Kelly(var fraction, var cap, var least) -> "kelly:" + fraction + ",cap=" + cap + "%,min=" + least;
            case VolatilityTarget volatility    -> written(volatility);
            case TargetPercent(var percent)     -> "target:" + percent + "%";
            case TargetUnits(var units)         -> "target:" + units;
            case PositionPercent(var percent)   -> "position:" + percent + "%";
            case Own(var name)                  -> "own:" + name;
            case ScaledByConfidence(var inner, var floor, var cap) -> write(inner) + ",confidence=" + floor + ".." + cap;
        };
    }

    private static String written(Money amount) {
        return amount.currency().equals(Currency.USD) ? amount.amount().toString() : amount.amount() + amount.currency().code();
    }

    private static String written(VolatilityTarget rule) {
        String period = rule.period() == VolatilityTarget.USUAL_PERIOD ? "" : ",period=" + rule.period();
        String bar = rule.bar().equals(VolatilityTarget.USUAL_BAR) ? "" : ",bar=" + rule.bar().toMinutes() + "m";
        return "vol:" + rule.percent() + "%" + period + bar;
    }

    private static SizingRule scaled(SizingRule rule, String range, String text) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("confidence is a range such as 0.25..1 in \"" + text + "\", not " + range);
        }
        return new ScaledByConfidence(rule, number(range.substring(0, dots), text), number(range.substring(dots + 2), text));
    }

    private static Decimal percent(String value, String text) {
        if (!value.endsWith("%")) {
            throw new IllegalArgumentException("a percentage ends in %, not \"" + value + "\" in \"" + text + "\"");
        }
        return number(value.substring(0, value.length() - 1), text);
    }

    private static Money money(String value, String text) {
        int letters = value.length();
        while (letters > 0 && Character.isLetter(value.charAt(letters - 1))) {
            letters--;
        }
        boolean dollars = letters == value.length();
        // "1e5" has no letters at its end, and "5E" is no currency: codes have two letters at least.
        return new Money(number(value.substring(0, letters), text), dollars ? Currency.USD : Currency.of(value.substring(letters)));
    }

    private static Decimal atLeastZero(Decimal value, String text) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("a number of units is above zero in \"" + text + "\"");
        }
        return value;
    }

    private static Decimal number(String value, String text) {
        try {
            return Decimal.of(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("\"" + shortened(value) + "\" is no number in \"" + text + "\"", wrong);
        }
    }

    private static int whole(String value, String text) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("\"" + shortened(value) + "\" is no whole number in \"" + text + "\"");
        }
        return Integer.parseInt(value);
    }

    private static Duration span(String value, String text) {
        if (!value.matches("[0-9]{1,4}[mhd]")) {
            throw new IllegalArgumentException("a bar is written as 5m, 1h or 1d, not \"" + shortened(value) + "\" in \"" + text + "\"");
        }
        long count = Long.parseLong(value.substring(0, value.length() - 1));
        return switch (value.charAt(value.length() - 1)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default  -> Duration.ofDays(count);
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    /** What stands behind the value; what nobody has taken is an error. */
    private static final class Options {
        private final String text;
        private final Map<String, String> left = new LinkedHashMap<>();

        Options(String text, String[] parts) {
            this.text = text;
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                String key = equals < 1 ? parts[i] : parts[i].substring(0, equals).strip();
                if (equals < 1 || left.put(key, parts[i].substring(equals + 1).strip()) != null) {
                    throw new IllegalArgumentException("options are written as key=value, each once, in \"" + text + "\"");
                }
            }
        }

        Optional<String> take(String key) {
            return Optional.ofNullable(left.remove(key));
        }

        String require(String key) {
            return take(key).orElseThrow(() -> new IllegalArgumentException(
                    "\"" + text + "\" lacks " + key + "=; write for example kelly:0.25,cap=5%,min=30"));
        }

        void requireEmpty() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("\"" + text + "\" has options that are not understood: "
                        + String.join(", ", left.keySet()) + "; write " + FORMS);
            }
        }
    }
}

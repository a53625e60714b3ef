package io.taffrail.cli.settings;

import io.taffrail.alpaca.AlpacaAddress;
import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.AlpacaKeys;
import io.taffrail.cli.failure.Problem;
import io.taffrail.model.account.Mode;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.server.AlpacaOptions;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads from all settings which account at Alpaca a server is to hold, if any. A secret is never shown, not even a bad one. */
public final class AlpacaSettings {
    private final Settings settings;
    private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

    public AlpacaSettings(Settings settings) {
        this.settings = settings;
    }

    /** What a flag says. */
    public AlpacaSettings flag(Setting setting, Optional<String> text) {
        text.ifPresent(said -> flags.put(setting, said));
        return this;
    }

    /**
     * The account, where the default broker is Alpaca, or Alpaca is enabled beside the paper exchange.
     *
     * @param dryRun whether nothing is to be sent
     */
    public Optional<AlpacaOptions> options(boolean dryRun) {
        boolean first = isDefault();
        if (!first && !value(Setting.ALPACA_ENABLED).map(AlpacaSettings::truth).orElse(false)) {
            if (dryRun) {
                throw Problem.usage("DRY_RUN_WITHOUT_BROKER", "there is no broker to keep orders from",
                        "--dry-run is about an account at a broker; the paper exchange trades nobody's money",
                        "add --broker alpaca, or leave --dry-run out").failure();
            }
            return Optional.empty();
        }
        return Optional.of(new AlpacaOptions(
                config(), first,
                value(Setting.ON_BREAK).map(AlpacaSettings::onBreak).orElse(OnBreak.ASK),
                value(Setting.RECONCILE_EVERY).map(AlpacaSettings::time).orElse(Duration.ofSeconds(60)),
                value(Setting.FALLBACK).map(AlpacaSettings::fallback).orElse(false),
                dryRun));
    }

    private boolean isDefault() {
        Optional<Value> named = value(Setting.BROKER);
        return named.map(value -> switch (value.text().toLowerCase(Locale.ROOT)) {
            case "alpaca", "alpaca_paper", "alpaca-paper" -> true;
            case "paper", "simulation" -> false;
            default -> throw refused(value, "broker", "there are paper and alpaca", "for example: --broker alpaca");
        }).orElse(false);
    }

    private AlpacaConfig config() {
        URI address = value(Setting.ALPACA_URL).map(AlpacaSettings::address).orElse(AlpacaAddress.PAPER);
        var usual = read(Setting.ALPACA_URL, () -> AlpacaConfig.paper(address, keys()));
        var timeouts = value(Setting.ALPACA_TIMEOUT)
                .map(value -> new AlpacaConfig.Timeouts(usual.timeouts().connect(), time(value)))
                .orElse(usual.timeouts());
        var rate = value(Setting.ALPACA_RATE)
                .map(value -> new AlpacaConfig.RateLimit(
                        (int) number(value, 1, 1_000_000), usual.rateLimit().reservePercent(), usual.rateLimit().patience()))
                .orElse(usual.rateLimit());
        return usual.with(mode())
                .with(timeouts)
                .with(rate)
                .with(retries(usual.retries()))
                .withLongestLife(value(Setting.IN_DOUBT_WAIT).map(AlpacaSettings::time).orElse(usual.longestLife()));
    }

    /** Live only where it is said in so many words and nothing says paper; the gates then refuse it. */
    private Mode mode() {
        boolean live = value(Setting.ALPACA_LIVE).map(AlpacaSettings::truth).orElse(false);
        boolean paper = value(Setting.ALPACA_PAPER).map(AlpacaSettings::truth).orElse(false);
        return live && !paper ? Mode.LIVE : Mode.PAPER;
    }

    private AlpacaKeys keys() {
        Value id = required(Setting.ALPACA_KEY, "key", "ALPACA_PAPER_API_KEY");
        Value secret = required(Setting.ALPACA_SECRET, "secret", "ALPACA_PAPER_SECRET_KEY");
        try {
            return AlpacaKeys.of(id.text(), secret.text());
        } catch (IllegalArgumentException bad) {
            throw Problem.usage("BAD_SETTING", "the key pair for Alpaca is malformed",
                    bad.getMessage() + "; it comes from " + id.source() + " and " + secret.source(),
                    "copy both anew from Alpaca's page, without blanks").failure();
        }
    }

    private AlpacaConfig.Retries retries(AlpacaConfig.Retries usual) {
        return new AlpacaConfig.Retries(
                value(Setting.RETRY_ENABLED).map(AlpacaSettings::truth).orElse(usual.enabled()),
                value(Setting.RETRY_MAX).map(value -> (int) number(value, 0, 100)).orElse(usual.most()),
                value(Setting.RETRY_DELAY).map(value -> Duration.ofMillis(number(value, 1, 60_000))).orElse(usual.delay()));
    }

    private Value required(Setting setting, String noun, String variable) {
        return value(setting).orElseThrow(() -> Problem.usage(
                "NO_ALPACA_KEY", "the " + noun + " for Alpaca is missing",
                "an account at Alpaca is opened by a key pair",
                "set " + variable + ", or " + setting.key() + " in the file of settings").failure());
    }

    private Optional<Value> value(Setting setting) {
        return settings.value(setting, Optional.ofNullable(flags.get(setting)));
    }

    private <T> T read(Setting setting, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException bad) {
            throw Problem.usage("BAD_SETTING", "the address of Alpaca cannot be used",
                    bad.getMessage() + value(setting).map(value -> "; it comes from " + value.source()).orElse(""),
                    "for example: https://paper-api.alpaca.markets").failure();
        }
    }

    private static URI address(Value value) {
        try {
            return URI.create(value.text());
        } catch (IllegalArgumentException notAnAddress) {
            throw refused(value, "address", "an address begins with https://", "for example: https://paper-api.alpaca.markets");
        }
    }

    private static boolean truth(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on"  -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw refused(value, "truth", "it is true or false", "write true or false");
        };
    }

    private static OnBreak onBreak(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "ask"   -> OnBreak.ASK;
            case "halt"  -> OnBreak.HALT;
            case "adopt" -> OnBreak.ADOPT;
            default -> throw refused(value, "policy", "there are ask, halt and adopt", "for example: --on-break ask");
        };
    }

    private static boolean fallback(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "simulation" -> true;
            case "none"       -> false;
            default -> throw refused(value, "fallback", "there are none and simulation", "for example: --fallback simulation");
        };
    }

    private static Duration time(Value value) {
        Duration time = TimeText.read(value.text())
                .orElseThrow(() -> refused(value, "time", "a time is a number and its unit", "write 10s, 500ms or 2m"));
        if (time.isZero()) {
            throw refused(value, "time", "it must be above zero", "write 10s, 500ms or 2m");
        }
        return time;
    }

    private static long number(Value value, long least, long most) {
        try {
            long number = Long.parseLong(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number out of range.
        }
        throw refused(value, "number", "it must be a whole number from " + least + " to " + most, "write " + least);
    }

    private static RuntimeException refused(Value value, String noun, String why, String fix) {
        return Problem.usage("BAD_SETTING", "'" + value.text() + "' is no " + noun, why + "; it comes from "
                + value.source(), fix).failure();
    }
}

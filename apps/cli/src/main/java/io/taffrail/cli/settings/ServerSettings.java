package io.taffrail.cli.settings;

import io.taffrail.cli.failure.Problem;
import io.taffrail.http.DoorPolicy;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.server.ExchangeOptions;
import io.taffrail.server.RiskPolicy;
import io.taffrail.server.Speed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Settings' texts read as what the server takes; a bad one is refused with the place that it comes from. */
public final class ServerSettings {
    private static final int USUAL_PORT = 7878;
    private static final int LAST_PORT = 65_535;
    private static final Money USUAL_CASH = Money.usd("100000");

    private ServerSettings() {}

    /** A TCP port; 0 for any that is free. */
    public static int port(Optional<Value> value) {
        return value.map(ServerSettings::port).orElse(USUAL_PORT);
    }

    /** What a new account starts with. */
    public static Money cash(Optional<Value> value) {
        return value.map(ServerSettings::cash).orElse(USUAL_CASH);
    }

    /** How fast a replay goes: as fast as life, where nothing is said. */
    public static Speed speed(Optional<Value> value) {
        return value.map(ServerSettings::speed).orElse(Speed.LIFE);
    }

    /** Which checks orders pass. */
    public static RiskPolicy risk(Optional<Value> value) {
        return value.map(RiskFile::policy).orElse(RiskPolicy.DEFAULT);
    }

    /** Which checks orders of the past pass: without a word their buying power only. */
    public static RiskPolicy riskOfThePast(Optional<Value> value) {
        return value.map(RiskFile::policy).orElse(RiskPolicy.BASIC);
    }

    /** What the paper exchange is: {@code ideal} or {@code realistic}. */
    public static ExchangeOptions.Kind exchange(Optional<Value> value, ExchangeOptions.Kind usual) {
        return value.map(ServerSettings::exchange).orElse(usual);
    }

    /** Whose hours are kept: without a word nobody's, and everything trades always. */
    public static Sessions sessions(Optional<Value> value) {
        return value.map(ServerSettings::sessions).orElse(Sessions.ROUND_THE_CLOCK);
    }

    /** The root of the exchange's draws, where one is given. */
    public static Optional<Long> seed(Optional<Value> value) {
        return value.map(ServerSettings::seed);
    }

    /** How many times its equity a new folder's account can hold, where it is said. */
    public static Optional<AccountKind> account(Optional<Value> value) {
        return value.map(given -> Optional.of(given.text())
                .filter(text -> text.matches("[1-9]"))
                .flatMap(text -> AccountKind.of(Integer.parseInt(text)))
                .orElseThrow(() -> refused(given, "multiplier", "it is 1 (a cash account), 2 or 4",
                        "for example: --multiplier 2")));
    }

    /** What the door keeps to beside Alpaca's contract. */
    public static DoorPolicy door(Optional<Value> rateLimit, Optional<Value> dayTradingFields) {
        return new DoorPolicy(
                rateLimit.map(ServerSettings::rateLimit),
                dayTradingFields.map(ServerSettings::onOrOff).orElse(true),
                false);
    }

    private static int rateLimit(Value value) {
        try {
            int limit = Integer.parseInt(value.text());
            if (limit >= 1) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is no limit.
        }
        throw refused(value, "rate limit", "it is a number of requests a minute, at least 1",
                "for example: --rate-limit 200");
    }

    private static boolean onOrOff(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "on"  -> true;
            case "off" -> false;
            default    -> throw refused(value, "choice", "there are on and off", "for example: --pdt-fields off");
        };
    }

    private static ExchangeOptions.Kind exchange(Value value) {
        return Arrays.stream(ExchangeOptions.Kind.values())
                .filter(kind -> kind.word().equals(value.text().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refused(value, "exchange profile", "there are ideal and realistic",
                        "for example: --exchange ideal"));
    }

    private static Sessions sessions(Value value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "exchange"        -> Sessions.EXCHANGE;
            case "round_the_clock" -> Sessions.ROUND_THE_CLOCK;
            default -> throw refused(value, "kind of sessions", "there are exchange and round_the_clock",
                    "for example: --sessions exchange");
        };
    }

    private static long seed(Value value) {
        try {
            return Long.parseLong(value.text());
        } catch (NumberFormatException notANumber) {
            throw refused(value, "seed", "a seed is a whole number", "for example: --seed 7");
        }
    }

    private static int port(Value value) {
        try {
            int port = Integer.parseInt(value.text());
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is no port.
        }
        throw refused(value, "port", "a port is a number from 0 to 65535", "for example: --port 7878");
    }

    private static Money cash(Value value) {
        try {
            var amount = Decimal.of(value.text());
            if (amount.isPositive()) {
                return new Money(amount, Currency.USD);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like an amount that is none.
        }
        throw refused(value, "amount of cash", "it is a number above zero, in dollars", "for example: --cash 100000");
    }

    private static Speed speed(Value value) {
        try {
            return Speed.parse(value.text());
        } catch (IllegalArgumentException bad) {
            throw refused(value, "speed", String.valueOf(bad.getMessage()), "for example: --speed 60x, or --speed max");
        }
    }

    private static RuntimeException refused(Value value, String noun, String why, String fix) {
        return Problem.usage("BAD_SETTING", "'" + value.text() + "' is no " + noun, why + "; it comes from "
                + value.source(), fix).failure();
    }
}

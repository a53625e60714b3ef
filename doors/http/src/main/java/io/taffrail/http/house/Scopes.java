package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Refused;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes whose trading is meant: {@code desk}, {@code account:NAME}, {@code strategy:NAME}. */
final class Scopes {
    private Scopes() {}

    /** The whole desk where nothing is said; {@code account} alone is that of the caller's key. */
    static HaltScope of(Call call) {
        String text = Reasons.text(call, "scope").orElse("desk");
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        Optional<String> name = colon < 0 ? Reasons.text(call, kind) : Optional.of(text.substring(colon + 1));
        return switch (kind) {
            case "desk"     -> new HaltScope.WholeDesk();
            case "account"  -> new HaltScope.OneAccount(name.map(AccountId::new).orElseGet(() -> call.key().account()));
            case "strategy" -> new HaltScope.OneStrategy(strategy(name.orElseThrow(Scopes::unknown)));
            default         -> throw unknown();
        };
    }

    static String text(HaltScope scope) {
        return switch (scope) {
            case HaltScope.WholeDesk _                -> "desk";
            case HaltScope.OneAccount(var account)   -> "account:" + account;
            case HaltScope.OneStrategy(var strategy) -> "strategy:" + strategy;
        };
    }

    static Optional<HaltLevel> level(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "entries" -> Optional.of(HaltLevel.ENTRIES);
            case "all"     -> Optional.of(HaltLevel.ALL);
            default        -> Optional.empty();
        };
    }

    static String text(HaltLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static StrategyId strategy(String name) {
        try {
            return new StrategyId(name);
        } catch (IllegalArgumentException unusable) {
            throw HouseErrors.badField("strategy", String.valueOf(unusable.getMessage()), "send the strategy's name");
        }
    }

    private static Refused unknown() {
        return HouseErrors.badField(
                "scope", "a halt is for the desk, an account or a strategy",
                "send \"desk\", \"account:NAME\" or \"strategy:NAME\"");
    }
}

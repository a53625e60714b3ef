package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Refused;
import io.taffrail.model.account.Account;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Currency;
import io.taffrail.views.Views;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Of which accounts, days, strategy and symbol a question about results is.
 *
 * @param accounts the key's own, unless the query names another, or all of them
 */
record Stretch(
        Set<AccountId> accounts,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<StrategyId> strategy,
        Optional<Symbol> symbol,
        Currency currency) {

    /** @param everybody whether all accounts are meant where none is named */
    static Stretch of(Call call, Views views, boolean everybody) {
        Optional<LocalDate> from = date(call, "from");
        Optional<LocalDate> to = date(call, "to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw bad("from", "the days begin on " + from.get() + ", after they end on " + to.get(), "exchange from and to");
        }
        return new Stretch(
                accounts(call, views, everybody), from, to, named(call, "strategy", StrategyId::new),
                named(call, "symbol", name -> new Symbol(name.toUpperCase(Locale.ROOT))),
                named(call, "currency", code -> Currency.of(code.toUpperCase(Locale.ROOT))).orElseGet(() -> own(call, views)));
    }

    /** One of several words, in lower case; the first where none is given. */
    static <E extends Enum<E>> E word(Call call, String name, E usual, E[] all) {
        return call.query().first(name)
                .map(given -> Arrays.stream(all)
                        .filter(one -> one.name().equalsIgnoreCase(given.replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() -> bad(name, "\"" + given + "\" is none of the words that are known",
                                name + " is one of: " + Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))))
                .orElse(usual);
    }

    /** Whether a table is wanted, and no JSON. */
    static boolean isCsv(Call call) {
        String format = call.query().first("format").orElse("json").toLowerCase(Locale.ROOT);
        return switch (format) {
            case "json" -> false;
            case "csv" -> true;
            case String other -> throw bad("format", "\"" + other + "\" is neither json nor csv", "leave it out, or say csv");
        };
    }

    private static Set<AccountId> accounts(Call call, Views views, boolean everybody) {
        Optional<String> named = call.query().first("account");
        var all = views.accounts().list().stream().map(Account::id).collect(Collectors.toSet());
        if (named.filter("all"::equalsIgnoreCase).isPresent() || (named.isEmpty() && everybody)) {
            return all;
        }
        AccountId one = named.map(AccountId::new).orElse(call.key().account());
        if (!all.contains(one)) {
            throw HouseErrors.of(404, "UNKNOWN_ACCOUNT", "there is no account " + one, "the desk has these: "
                    + all.stream().map(AccountId::value).sorted().collect(Collectors.joining(", ")), "name one of them, or all");
        }
        return Set.of(one);
    }

    private static Currency own(Call call, Views views) {
        return views.accounts().account(call.key().account()).map(Account::currency).orElse(Currency.USD);
    }

    private static Optional<LocalDate> date(Call call, String name) {
        return call.query().first(name).map(given -> {
            try {
                return LocalDate.parse(given);
            } catch (DateTimeException notADate) {
                throw bad(name, "\"" + given + "\" is no date", "write it as 2026-03-02; days are those of New York");
            }
        });
    }

    private static <T> Optional<T> named(Call call, String name, Function<String, T> reading) {
        return call.query().first(name).map(given -> {
            try {
                return reading.apply(given);
            } catch (IllegalArgumentException unreadable) {
                throw bad(name, String.valueOf(unreadable.getMessage()), "correct it, or leave it out");
            }
        });
    }

    static Refused bad(String name, String why, String fix) {
        return HouseErrors.of(422, "BAD_PARAMETER", "the parameter " + name + " cannot be read", why, fix);
    }
}

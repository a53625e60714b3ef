package io.taffrail.format;

import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a value is written as one text and read back: numbers, money, moments, and every record of one {@code String},
 * which is what an id is. A member of a sealed family is never a mere text, because it needs its type beside it.
 */
record TextForm<T>(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
    private static final Map<Class<?>, TextForm<?>> VALUES = table(
            canonical(Decimal.class, Decimal::of),
            canonical(Price.class, Price::of),
            canonical(Quantity.class, Quantity::of),
            new TextForm<>(Currency.class, TextForm::text, Currency::of),
            new TextForm<>(Money.class, money -> money.amount() + " " + text(money.currency()), TextForm::money),
            new TextForm<>(Instant.class, Moments::shortest, Moments::parse),
            canonical(Duration.class, Duration::parse),
            canonical(LocalDate.class, LocalDate::parse),
            canonical(Scope.class, Scope::parse));

    /** The form of a type, where it is a value. */
    static <T> Optional<TextForm<T>> of(Class<T> type) {
        @SuppressWarnings("unchecked") // the table maps each class to its own form
        var known = (TextForm<T>) VALUES.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        return isId(type) ? Optional.of(id(type)) : Optional.empty();
    }

    String write(T value) {
        return writer.apply(value);
    }

    /** The value of a text; throws where the text is not exactly what is written for a value. */
    T read(String text) {
        T value = reader.apply(text);
        if (!write(value).equals(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not how " + write(value) + " is written");
        }
        return value;
    }

    private static <T> TextForm<T> canonical(Class<T> type, Function<String, T> reader) {
        return new TextForm<>(type, Object::toString, reader);
    }

    private static String text(Currency currency) {
        if (!Currency.of(currency.code()).equals(currency)) {
            throw new IllegalArgumentException(currency + " is kept to " + currency.places()
                    + " places, which its code alone does not say");
        }
        return currency.code();
    }

    private static Money money(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("money is an amount, a space and a currency, not \"" + text + "\"");
        }
        return Money.of(text.substring(0, space), Currency.of(text.substring(space + 1)));
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class
                && Arrays.stream(type.getInterfaces()).noneMatch(Class::isSealed);
    }

    private static <T> TextForm<T> id(Class<T> type) {
        Constructor<T> constructor;
        try {
            constructor = type.getConstructor(String.class);
        } catch (NoSuchMethodException hidden) {
            throw new IllegalArgumentException(type + " has no public constructor", hidden);
        }
        // Every id prints as its text; reading checks it.
        return new TextForm<>(type, Object::toString, text -> {
            try {
                return constructor.newInstance(text);
            } catch (InvocationTargetException e) {
                Throwable refusal = e.getTargetException();
                throw new IllegalArgumentException(refusal.getMessage(), refusal);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Map<Class<?>, TextForm<?>> table(TextForm<?>... forms) {
        return Arrays.stream(forms)
                .collect(Collectors.toUnmodifiableMap(TextForm::type, form -> form));
    }
}

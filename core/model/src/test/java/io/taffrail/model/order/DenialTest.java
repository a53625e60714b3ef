package io.taffrail.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Watchlist;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of denial, found by reflection, so that a new one is held to the same. */
class DenialTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(AccountId.class, new AccountId("paper")),
            Map.entry(ClientOrderId.class, new ClientOrderId("mine")),
            Map.entry(OrderId.class, new OrderId("0-1")),
            Map.entry(RequestKey.class, new RequestKey("k-1")),
            Map.entry(Symbol.class, new Symbol("AAPL")),
            Map.entry(Money.class, Money.usd("12.34")),
            Map.entry(Quantity.class, Quantity.of("5.6")),
            Map.entry(Decimal.class, Decimal.of("0.01")),
            Map.entry(Currency.class, Currency.USD),
            Map.entry(OrderStatus.class, OrderStatus.FILLED),
            Map.entry(Watchlist.Problem.class, Watchlist.Problem.NAME_TAKEN),
            Map.entry(Gate.class, Gate.SHUT),
            Map.entry(HaltScope.class, new HaltScope.WholeDesk()),
            Map.entry(HaltLevel.class, HaltLevel.ALL),
            Map.entry(String.class, "WORDS"),
            Map.entry(Price.class, Price.of("7.89")),
            Map.entry(Instant.class, Instant.parse("2026-01-02T14:30:00Z")));

    @Test
    void everyDenialSaysWhatHappenedWhyAndWhatToDo() throws ReflectiveOperationException {
        var codes = new HashSet<String>();
        for (Class<?> kind : ownWords()) {
            Denial denial = sample(kind);

            assertThat(codes.add(denial.code())).as("a code of its own: " + denial.code()).isTrue();
            assertThat(denial.code()).matches("[A-Z][A-Z_]*");
            assertThat(denial.what()).isNotBlank();
            assertThat(denial.why()).isNotBlank();
            assertThat(denial.fix()).isNotBlank();
        }
        assertThat(codes).hasSizeGreaterThan(10);
    }

    @Test
    void everyNumberOfADenialIsInItsWords() throws ReflectiveOperationException {
        for (Class<?> kind : ownWords()) {
            Denial denial = sample(kind);
            String words = denial.what() + denial.fix();

            // What is wrong with a watchlist is no number: it chooses the words. So does what is halted.
            assertThat(Arrays.stream(kind.getRecordComponents())
                            .map(RecordComponent::getType)
                            .filter(type -> type != Watchlist.Problem.class && type != HaltScope.class && type != HaltLevel.class))
                    .as("%s says: %s", kind.getSimpleName(), words)
                    .allMatch(type -> words.contains(SAMPLES.get(type).toString()));
        }
    }

    /** What passes the words of another family on is held to them by the page of refusals. */
    private static List<Class<?>> ownWords() {
        return Stream.<Class<?>>of(Denial.class.getPermittedSubclasses())
                .filter(kind -> !Set.of(
                                Denial.SignalTurnedAway.class, Denial.Unsized.class, Denial.LimitExceeded.class,
                                Denial.LimitRefused.class, Denial.NotPermitted.class, Denial.NotRebalanced.class)
                        .contains(kind))
                .toList();
    }

    private static Denial sample(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(SAMPLES::get).toArray();
        var constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (Denial) constructor.newInstance(values);
    }
}

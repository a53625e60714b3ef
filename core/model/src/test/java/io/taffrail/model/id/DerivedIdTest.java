package io.taffrail.model.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedIdTest {
    private static final Identity FOLDER = new Identity("a7c1");
    private static final DeskId MAIN = new DeskId("main");

    @Test
    void anOrdersIdIsTheSameForEver() {
        assertThat(OrderId.derived(FOLDER, MAIN, 1)).isEqualTo(OrderId.derived(FOLDER, MAIN, 1));
        assertThat(OrderId.derived(FOLDER, MAIN, 1)).hasToString("14baa68c-a0ec-8aea-b0ec-3365b7afc21e");
        assertThat(ClientOrderId.derived(FOLDER, MAIN, 1)).hasToString("taffrail-554131d4-1");
    }

    @Test
    void noTwoFoldersDesksOrNumbersShareAnId() {
        var orders = new HashSet<OrderId>();
        var clients = new HashSet<ClientOrderId>();
        for (Identity folder : new Identity[] {FOLDER, new Identity("a7c2")}) {
            for (DeskId desk : new DeskId[] {MAIN, new DeskId("second")}) {
                for (long number = 1; number <= 1_000; number++) {
                    orders.add(OrderId.derived(folder, desk, number));
                    clients.add(ClientOrderId.derived(folder, desk, number));
                }
            }
        }
        assertThat(orders).hasSize(4_000);
        assertThat(clients).hasSize(4_000);
    }

    @Test
    void anOrdersIdIsAUuidOfVersionEight() {
        for (long number = 1; number <= 1_000; number++) {
            UUID uuid = UUID.fromString(OrderId.derived(FOLDER, MAIN, number).value());

            assertThat(uuid.version()).isEqualTo(8);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void aDerivedClientOrderIdFitsTheNarrowestVenue() {
        for (long number : new long[] {1, 999, 1_000_000_000_000L, 999_999_999_999_999_999L}) {
            assertThat(ClientOrderId.derived(FOLDER, MAIN, number).value()).matches("[A-Za-z0-9_-]{1,36}");
        }
    }

    @Test
    void anIdIsPrintableTextOfABoundedLength() {
        assertThat(new ClientOrderId("x".repeat(128)).value()).hasSize(128);
        assertThat(new ClientOrderId("my \u00fcber order #1").value()).isEqualTo("my \u00fcber order #1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId("x".repeat(129)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId("a\u007f"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Symbol("A".repeat(33)));
    }
}

package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.AT;
import static io.taffrail.engine.EngineStory.account;
import static io.taffrail.engine.EngineStory.command;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.AccountKind;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.RequestKey;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.DeskEvent.RequestKept;
import io.taffrail.model.journal.DeskEvent.RequestRepeated;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that may be sent again and are acted on once. */
class RequestKeysTest {
    private static final RequestKey KEY = new RequestKey("k-1");

    private final Ticket ticket = buy("10", "AAPL").at("150");

    @Test
    void theSameRequestIsActedOnOnce() {
        EngineStory.margin("100000")
                .when(once("k-1", "asked", ticket))
                .then(ticket.initialized(1), new OrderSubmitted(order(1), AT), new RequestKept(account("main"), KEY, "asked", AT))
                .andAsks("send 1")
                .when(once("k-1", "asked", ticket))
                .then(new RequestRepeated(account("main"), KEY, AT))
                .andAsks()
                .andOpenOrders(1);
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        EngineStory.margin("100000")
                .given(once("k-1", "asked", ticket))
                .when(once("k-1", "asked for more", buy("20", "AAPL").at("150")))
                .thenRefused(new Denial.RequestKeyTaken(KEY))
                .andOpenOrders(1);
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        var denial = new Denial.InsufficientBuyingPower(Money.usd("1500"), Money.usd("100"));

        EngineStory.margin("100")
                .when(once("k-1", "asked", ticket))
                .then(ticket.initialized(1), new OrderDenied(order(1), denial, AT), new RequestKept(account("main"), KEY, "asked", AT))
                .when(once("k-1", "asked", ticket))
                .then(new RequestRepeated(account("main"), KEY, AT))
                .when(command(once(new Command.CancelOrder(account("main"), order(7)), "k-2")))
                .then(new CommandRefused(new Denial.UnknownOrder(order(7)), AT),
                        new RequestKept(account("main"), new RequestKey("k-2"), "asked", AT));
    }

    @Test
    void accountsDoNotShareKeys() {
        EngineStory.margin("100000")
                .with("other", AccountKind.MARGIN, true, "100000")
                .given(once("k-1", "asked", ticket))
                .when(once("other", "k-1", "asked", ticket.on("other")))
                .andAsks("send 2");
    }

    @Test
    void aClientOrderIdStaysTakenWhateverTheKey() {
        EngineStory.margin("100000")
                .given(once("k-1", "asked", ticket.named("mine")))
                .when(once("k-2", "asked", ticket.named("mine")))
                .then(ticket.named("mine").initialized(2),
                        new OrderDenied(order(2), new Denial.DuplicateClientOrderId(new ClientOrderId("mine"), order(1)), AT),
                        new RequestKept(account("main"), new RequestKey("k-2"), "asked", AT));
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        var keys = new RequestKeys();
        keys.apply(new RequestKept(account("main"), KEY, "asked", AT));

        assertThat(asked(keys, KEY, Duration.ofHours(24).minusNanos(1))).contains("asked");
        assertThat(asked(keys, KEY, Duration.ofHours(24))).isEmpty();

        keys.apply(new RequestKept(account("main"), KEY, "asked anew", AT.plus(Duration.ofHours(25))));
        assertThat(asked(keys, KEY, Duration.ofDays(2))).contains("asked anew");
    }

    @Test
    void theOldestOfTooManyIsForgotten() {
        var keys = new RequestKeys();
        for (int i = 0; i <= RequestKey.MOST; i++) {
            keys.apply(new RequestKept(account("main"), new RequestKey("k-" + i), "asked", AT));
        }

        assertThat(asked(keys, new RequestKey("k-0"), Duration.ZERO)).isEmpty();
        assertThat(asked(keys, KEY, Duration.ZERO)).contains("asked");
    }

    private static Optional<String> asked(RequestKeys keys, RequestKey key, Duration later) {
        Instant at = AT.plus(later);
        return keys.fingerprint(account("main"), key, at);
    }

    private static Input once(String key, String fingerprint, Ticket ticket) {
        return once("main", key, fingerprint, ticket);
    }

    private static Input once(String name, String key, String fingerprint, Ticket ticket) {
        var taken = (CommandTaken) ticket.submitted();
        var once = new Command.Once(account(name), new RequestKey(key), fingerprint, taken.command(), Optional.empty());
        assertThat(once.traded()).contains(new Symbol("AAPL"));
        return new CommandTaken(once, taken.facts());
    }

    private static Command once(Command command, String key) {
        return new Command.Once(account("main"), new RequestKey(key), "asked", command, Optional.empty());
    }
}

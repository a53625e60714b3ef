package io.taffrail.engine;

import io.taffrail.engine.risk.LimitChain;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent.OrderDenied;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A desk of 100,000 dollars with limits, on which time goes by. */
final class LimitDesk {
    private final Engine engine;
    private Instant now = EngineStory.AT;
    private List<Event> events = List.of();
    private long orders;
    private int trades;
    private boolean deaf;

    LimitDesk() {
        this(LimitChain.whole());
    }

    LimitDesk(LimitChain chain) {
        this(chain, AccountKind.MARGIN, "100000");
    }

    LimitDesk(LimitChain chain, AccountKind kind, String cash) {
        engine = new Engine(chain);
        take(new Command.OpenDesk(EngineStory.FOLDER, EngineStory.DESK, new MarketSource(MarketSource.Kind.REPLAY, "limits", "1")));
        take(new Command.OpenAccount(new Account(
                EngineStory.account("main"), "paper", Mode.PAPER, kind, true, Money.usd(cash), now)));
    }

    LimitDesk with(Rule rule, String value) {
        return with(rule, Scope.DESK, value);
    }

    LimitDesk with(Rule rule, Scope scope, String value) {
        return set(LimitChange.of(rule, scope, value), Optional.of("as the test wants it"));
    }

    LimitDesk set(LimitChange change, Optional<String> reason) {
        return take(new Command.SetLimits(List.of(change), reason, "test"));
    }

    LimitDesk take(Command command) {
        return take(new Input.CommandTaken(command, Facts.NONE));
    }

    LimitDesk take(Input input) {
        events = engine.settle(engine.decide(input, now), now);
        return this;
    }

    LimitDesk later(Duration passes) {
        now = now.plus(passes);
        return this;
    }

    /** Sends the order, and says why it was refused, where it was. */
    Optional<Denial> send(Wish wish) {
        orders += wish.stop().isPresent() ? 2 : 1;
        take(new Input.CommandTaken(wish.submit(), wish.facts(now)));
        return refusal();
    }

    /** From now on nobody hears anything of what is sent: what would work, or have traded, is in doubt. */
    LimitDesk deaf() {
        deaf = true;
        return this;
    }

    /** An order that is sent, accepted and works. */
    LimitDesk working(Wish wish) {
        pass(wish);
        return take(deaf ? EngineStory.inDoubt(orders) : EngineStory.accepted(orders));
    }

    /** An order that was sent, and of which nobody knows what became. */
    LimitDesk inDoubt(Wish wish) {
        pass(wish);
        return take(EngineStory.inDoubt(orders));
    }

    /** An order that has traded whole, at its limit. */
    LimitDesk held(Wish wish) {
        working(wish);
        if (deaf) {
            return this;
        }
        trades++;
        return take(EngineStory.filled(orders, "T" + trades, wish.quantity(), wish.limit().orElse("100")));
    }

    private void pass(Wish wish) {
        Optional<Denial> denial = send(wish);
        if (denial.isPresent()) {
            throw new AssertionError("refused: " + denial.get().what());
        }
    }

    Trial trial(Wish wish) {
        return engine.trial(wish.submit(), wish.facts(now), now);
    }

    /** Why the latest command was refused, where it was. */
    Optional<Denial> refusal() {
        for (Event event : events) {
            if (event instanceof OrderDenied denied) {
                return Optional.of(denied.reason());
            }
            if (event instanceof CommandRefused refused) {
                return Optional.of(refused.reason());
            }
        }
        return Optional.empty();
    }

    List<Event> events() {
        return events;
    }

    Optional<Decimal> limit(Rule rule) {
        return engine.book().limits().find(rule, Scope.DESK, now).map(found -> found.value());
    }

    long orders() {
        return orders;
    }

    Instant now() {
        return now;
    }

    Engine engine() {
        return engine;
    }
}

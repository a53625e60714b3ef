package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Event;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Groups under random fire: after every input each lot that is meant to be protected has its stop, or an alarm stands.
 * A failure names the seed that repeats it; {@code -Dtaffrail.seeds=5000} is the long form.
 */
class CoverageTest {
    private static final long SEEDS = Long.getLong("taffrail.seeds", 100);
    private static final int MOVES = 400;
    private static final int ANSWERS = 4_000;

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsMeantToBeProtectedHasItsStopOrAnAlarm(long seed) {
        var fire = new GroupFire(seed);
        var recount = new GroupRecount();
        for (int move = 1; move <= MOVES; move++) {
            fire.next().ifPresent(line -> check(line, recount, fire.engine()));
            if (move % 100 == 0) {
                quiet(fire, recount);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidingAgainAndFoldingGiveTheSame(long seed) {
        var fire = new GroupFire(seed);
        Engine again = new GroupFire(seed).engine();
        Engine folded = new GroupFire(seed).engine();

        for (int move = 1; move <= MOVES; move++) {
            fire.next().ifPresent(line -> {
                assertThat(again.settle(again.decide(line.input(), EngineStory.AT), EngineStory.AT))
                        .isEqualTo(line.events());
                line.events().forEach(folded::apply);
            });
        }

        assertThat(DeskState.of(again)).isEqualTo(DeskState.of(fire.engine()));
        assertThat(DeskState.of(folded)).isEqualTo(DeskState.of(fire.engine()));
    }

    private static void check(GroupFire.Line line, GroupRecount recount, Engine engine) {
        try {
            recount.count(line.events());
            recount.check(engine);
            engine.book().accounts().forEach(account -> Sums.assertThatTheyAddUp(account, engine));
        } catch (AssertionError wrong) {
            throw new AssertionError(wrong.getMessage() + "\nafter " + line, wrong);
        }
    }

    /** Once all answers are in, house and venue agree, and no exit can trade more than there is to close. */
    private static void quiet(GroupFire fire, GroupRecount recount) {
        var trail = new ArrayList<List<Event>>();
        for (var line = fire.nextAnswer(); line.isPresent(); line = fire.nextAnswer()) {
            check(line.get(), recount, fire.engine());
            trail.add(line.get().events());
            assertThat(trail).as("answers come to an end").hasSizeLessThan(ANSWERS);
        }
        fire.venue().offers().forEach(offer -> assertThatHouseAndVenueAgree(offer, fire.engine()));
        for (Order order : fire.engine().book().openOrders()) {
            assertThat(order.status())
                    .as("order %s is answered", order.number())
                    .isIn(OrderStatus.HELD, OrderStatus.ACCEPTED, OrderStatus.TRIGGERED, OrderStatus.PARTIALLY_FILLED);
        }
        for (var group : recount.groups()) {
            List<Order> open = GroupRecount.open(group, fire.engine());
            boolean entryOpen = open.stream().anyMatch(order -> !order.isExit());
            assertThat(group.released() || !(group.lot().isPositive() || entryOpen) ? open : List.of())
                    .as("nothing is left of group %s", group.id)
                    .isEmpty();
            reduceOnly(group, recount, fire);
        }
    }

    private static void assertThatHouseAndVenueAgree(CarelessVenue.Offer offer, Engine engine) {
        Order order = engine.book().require(offer.order.id());
        assertThat(order.isOpen()).as("order %s works: %s", order.number(), order.status()).isEqualTo(offer.works());
        assertThat(order.cumQty().value().toString())
                .as("order %s has traded", order.number())
                .isEqualTo("" + offer.traded());
        if (offer.works()) {
            assertThat(order.orderQty().map(Object::toString)).contains("" + offer.total());
        }
    }

    /** Orders that only reduce, those of groups and those that came alone, cannot close more than is held. */
    private static void reduceOnly(GroupRecount.Counted group, GroupRecount recount, GroupFire fire) {
        Engine engine = fire.engine();
        AccountBook account = engine.book().requireAccount(EngineStory.account("main"));
        Decimal held = account.position(group.symbol).map(position -> position.quantity()).orElse(Decimal.ZERO);
        for (Side side : Side.values()) {
            Decimal closable = (side == Side.SELL ? held : held.negated()).max(Decimal.ZERO);
            Decimal closing = alone(group, side, true, fire);
            assertThat(closing).as("what the house closes of %s %s", held, group.symbol).isLessThanOrEqualTo(closable);
            // Exits go on protecting a position until the order that closes it has traded.
            Decimal alone = alone(group, side, false, fire);
            assertThat(alone.isZero() ? Decimal.ZERO : alone.plus(closing))
                    .as("lone orders beside what the house closes of %s %s", held, group.symbol)
                    .isLessThanOrEqualTo(closable);
            assertThat(alone.plus(recount.lots(group.symbol, side)))
                    .as("what %s orders could close of %s %s", side, held, group.symbol)
                    .isLessThanOrEqualTo(closable);
        }
    }

    private static Decimal alone(GroupRecount.Counted group, Side side, boolean closers, GroupFire fire) {
        return fire.venue().offers().stream()
                .filter(offer -> offer.order.has(Instruction.REDUCE_ONLY)
                        && offer.order.link().isEmpty()
                        && fire.engine().book().plans().isCloser(offer.order.id()) == closers
                        && offer.order.side() == side
                        && offer.order.symbol().equals(group.symbol))
                .map(offer -> Decimal.of(offer.leaves()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

}

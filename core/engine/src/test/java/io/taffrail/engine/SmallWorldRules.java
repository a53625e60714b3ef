package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.id.TradeId;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What holds in every world, by the numbers of the design's list of invariants. */
final class SmallWorldRules {
    private SmallWorldRules() {}

    static void check(SmallWorld world) {
        Engine engine = world.desk();
        intended(world);
        executed(world, engine);
        standing(world, engine);
        var recount = new GroupRecount();
        recount.count(world.journal);
        recount.check(engine);
        if (world.isQuiet()) {
            agreed(world, engine);
        }
    }

    /** I1: the venue has nothing that was not written down before. */
    private static void intended(SmallWorld world) {
        Set<OrderId> intended = new HashSet<>();
        for (Event event : world.journal) {
            if (event instanceof OrderEvent.OrderSubmitted(var order, _)) {
                intended.add(order);
            } else if (event instanceof OrderEvent.OrderPendingReplace replace) {
                intended.add(replace.by());
            }
        }
        for (SmallVenue.Offer offer : world.venue.offers()) {
            assertThat(intended).as("I1: order %s is at the venue", offer.number()).contains(offer.id());
            assertThat(offer.traded()).as("I2: order %s has traded", offer.number()).isLessThanOrEqualTo(offer.total());
        }
    }

    /** I4, I9: every execution counts once, none is made up, and the position is their sum. */
    private static void executed(SmallWorld world, Engine engine) {
        Map<String, Long> positions = new HashMap<>();
        Set<TradeId> seen = new HashSet<>();
        for (Event event : world.journal) {
            if (event instanceof OrderEvent.OrderFilled(var id, var fill, _, _)) {
                assertThat(seen.add(fill.tradeId())).as("I9: %s counts once", fill.tradeId()).isTrue();
                Order order = engine.book().require(id);
                var offer = world.venue.find(id).orElseThrow(() -> new AssertionError("I9: a trade of an order that is not there"));
                assertThat(fill.tradeId().value()).as("I9: a trade that the venue made").startsWith(offer.number() + "-");
                positions.merge(order.symbol().value(), order.side() == Side.BUY ? 1L : -1L, Long::sum);
            }
        }
        AccountBook account = engine.book().requireAccount(EngineStory.account("main"));
        positions.forEach((symbol, sum) -> assertThat(account.position(new Symbol(symbol))
                .map(position -> position.quantity().toBigDecimal().longValueExact()).orElse(0L))
                .as("I4: the position in %s", symbol).isEqualTo(sum));
    }

    /** I7, I15: what works at the venue, or may yet come there, is open in the books, with at least as much to trade. */
    private static void standing(SmallWorld world, Engine engine) {
        for (SmallVenue.Offer offer : world.venue.offers()) {
            Order order = engine.book().require(offer.id());
            if (offer.works()) {
                assertThat(order.isOpen()).as("I15: order %s works at the venue, and is %s", offer.number(), order.status()).isTrue();
                assertThat(leaves(order)).as("I7: order %s is reckoned with", offer.number())
                        .isGreaterThanOrEqualTo(Math.min(offer.leaves(), SmallVenue.whole(order) - cum(order)));
            }
            if (order.status() == OrderStatus.FILLED) {
                assertThat(offer.standing()).as("I15: order %s is over here", offer.number()).isEqualTo(SmallVenue.Standing.FILLED);
            }
        }
        proven(world, engine);
        world.mail.values().forEach(letters -> letters.forEach(letter -> {
            if (letter instanceof Effect.Send(var sent, _)) {
                assertThat(engine.book().require(sent.id()).isOpen()).as("I15: order %s is on its way", sent.number()).isTrue();
            }
        }));
    }

    /** I15: what is said to be at the venue is there, or was. */
    private static void proven(SmallWorld world, Engine engine) {
        for (Order order : engine.book().openOrders()) {
            boolean said = order.status() == OrderStatus.ACCEPTED || order.status() == OrderStatus.TRIGGERED
                    || order.status() == OrderStatus.PARTIALLY_FILLED;
            assertThat(said && world.venue.find(order.id()).isEmpty())
                    .as("I15: order %s is %s, and the venue has never heard of it", order.number(), order.status()).isFalse();
        }
    }

    /** I18: once nothing is under way and all was looked at, books and venue say the same. */
    private static void agreed(SmallWorld world, Engine engine) {
        for (Order order : engine.book().openOrders()) {
            assertThat(order.status()).as("I18: order %s waits for nothing", order.number()).isNotIn(
                    OrderStatus.SUBMITTED, OrderStatus.IN_DOUBT, OrderStatus.PENDING_CANCEL, OrderStatus.PENDING_REPLACE,
                    OrderStatus.INITIALIZED);
            if (order.status() != OrderStatus.HELD) {
                long there = world.venue.find(order.id()).map(SmallVenue.Offer::leaves).orElse(0L);
                assertThat(there).as("I18: order %s, %s, at the venue", order.number(), order.status()).isEqualTo(leaves(order));
            }
        }
        for (SmallVenue.Offer offer : world.venue.offers()) {
            assertThat(cum(engine.book().require(offer.id()))).as("I18: traded of order %s", offer.number()).isEqualTo(offer.traded());
        }
    }

    private static long leaves(Order order) {
        return SmallVenue.whole(order) - cum(order);
    }

    private static long cum(Order order) {
        return order.cumQty().value().toBigDecimal().longValueExact();
    }
}

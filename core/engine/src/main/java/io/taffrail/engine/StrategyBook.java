package io.taffrail.engine;

import io.taffrail.engine.risk.Holdings;
import io.taffrail.engine.risk.Tally;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.SignalEvent.StrategyKept;
import io.taffrail.model.market.Mark;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import io.taffrail.model.position.Position;
import io.taffrail.model.signal.Strategy;
import io.taffrail.model.signal.TradeRecord;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Quantity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The strategies of a desk, and what of its accounts each of them holds.
 *
 * <p>A fill belongs to the strategy whose order it is. One of nobody's order closes what nobody's orders have opened first,
 * and then what strategies hold, the oldest first: a person who closes a position closes it for whoever held it.
 */
public final class StrategyBook {
    private final Map<StrategyId, Strategy> strategies = new LinkedHashMap<>();
    private final Map<Place, Map<StrategyId, Stake>> stakes = new LinkedHashMap<>();
    private final Map<Owner, Tally> tallies = new LinkedHashMap<>();
    private final Map<Owner, TradeRecord> records = new LinkedHashMap<>();

    private record Place(AccountId account, Symbol symbol) {}

    private record Owner(AccountId account, StrategyId strategy) {}

    void apply(StrategyKept kept) {
        strategies.put(kept.strategy().id(), kept.strategy());
    }

    /**
     * An order has moved from one state to the next.
     *
     * @param held what the account held of its instrument before that
     */
    void move(Optional<Order> before, Order after, OrderEvent event, Position held) {
        after.strategy().ifPresent(strategy -> {
            change(strategy, after.account(), after.instrument(), Stake.added(before, after), stake -> {
                stake.move(before, after);
                if (event instanceof OrderSubmitted) {
                    after.reference().ifPresent(stake::mark);
                }
            });
        });
        // A successor that catches up repeats what its predecessor has booked.
        if (event instanceof OrderFilled filled) {
            fill(after, filled.fill(), held);
        }
        after.strategy().ifPresent(strategy -> dropIfEmpty(strategy, new Place(after.account(), after.symbol())));
    }

    void mark(List<Mark> marks) {
        for (Mark mark : marks) {
            stakes.forEach((place, owned) -> {
                if (place.symbol().equals(mark.symbol())) {
                    owned.forEach((strategy, its) -> change(
                            strategy, place.account(), its.position().instrument(), 0, stake -> stake.mark(mark.price())));
                }
            });
        }
    }

    private void fill(Order order, Fill fill, Position held) {
        Optional<StrategyId> strategy = order.strategy();
        if (strategy.isPresent()) {
            book(strategy.get(), order, fill);
            return;
        }
        Decimal nobodys = held.quantity();
        for (Stake stake : at(order.account(), order.symbol()).values()) {
            nobodys = nobodys.minus(stake.position().quantity());
        }
        Decimal left = fill.lastQty().value().minus(closable(nobodys, order.side()));
        for (var owned : List.copyOf(at(order.account(), order.symbol()).entrySet())) {
            Decimal theirs = closable(owned.getValue().position().quantity(), order.side()).min(left);
            if (theirs.isPositive()) {
                book(owned.getKey(), order, part(fill, theirs));
                dropIfEmpty(owned.getKey(), new Place(order.account(), order.symbol()));
                left = left.minus(theirs);
            }
        }
    }

    private void book(StrategyId strategy, Order order, Fill fill) {
        change(strategy, order.account(), order.instrument(), 0, stake -> stake.fill(order.side(), fill)
                .ifPresent(profit -> records.merge(
                        new Owner(order.account(), strategy),
                        TradeRecord.none(profit.currency()).with(profit),
                        (before, _) -> before.with(profit))));
    }

    /** Every change of a stake changes what its strategy has in all, so that a limit costs the same with one symbol or many. */
    private void change(
            StrategyId strategy, AccountId account, Instrument instrument, int moreOrders, Consumer<Stake> change) {
        Stake stake = stakeOf(strategy, account, instrument);
        Exposure before = stake.exposure();
        change.accept(stake);
        Exposure after = stake.exposure();
        if (moreOrders == 0 && before.equals(after)) {
            return;
        }
        Tally none = Tally.none(instrument.currency());
        Tally tally = tallies.getOrDefault(new Owner(account, strategy), none).replaced(before, after).withOrders(moreOrders);
        if (tally.equals(none)) {
            tallies.remove(new Owner(account, strategy));
        } else {
            tallies.put(new Owner(account, strategy), tally);
        }
    }

    private static Fill part(Fill fill, Decimal units) {
        return new Fill(
                fill.tradeId(), new Quantity(units), fill.lastPx(), fill.commission(), fill.liquidity(), fill.venueTime());
    }

    private static Decimal closable(Decimal held, Side side) {
        return switch (side) {
            case BUY  -> held.negated().max(Decimal.ZERO);
            case SELL -> held.max(Decimal.ZERO);
        };
    }

    public Optional<Strategy> find(StrategyId id) {
        return Optional.ofNullable(strategies.get(id));
    }

    public Collection<Strategy> all() {
        return List.copyOf(strategies.values());
    }

    /** What a strategy has at stake in an instrument; nothing where it never traded it. */
    public Stake stake(StrategyId strategy, AccountId account, Instrument instrument) {
        Stake stake = at(account, instrument.symbol()).get(strategy);
        return stake == null ? new Stake(instrument) : stake;
    }

    /** What a strategy holds of an instrument in an account. */
    record Held(AccountId account, Stake stake) {}

    /** All that a strategy holds, in whichever accounts. */
    List<Held> held(StrategyId strategy) {
        return stakes.entrySet().stream()
                .filter(place -> place.getValue().containsKey(strategy))
                .map(place -> new Held(place.getKey().account(), place.getValue().get(strategy)))
                .filter(held -> !held.stake().position().isFlat())
                .toList();
    }

    /** What a strategy has in an account, with a look at one instrument, and without an order of its own that is to be replaced. */
    Holdings holdings(StrategyId strategy, AccountId account, Instrument instrument, Optional<Order> replaced) {
        Stake stake = stake(strategy, account, instrument);
        Exposure counted = stake.exposure();
        return new Holdings(
                tally(strategy, account, instrument.currency()),
                counted,
                replaced.filter(order -> order.strategy().equals(Optional.of(strategy))).map(counted::without).orElse(counted),
                stake.orders());
    }

    /** All that a strategy has in an account. */
    Tally tally(StrategyId strategy, AccountId account, Currency currency) {
        return tallies.getOrDefault(new Owner(account, strategy), Tally.none(currency));
    }

    /** All that each strategy has in an account. */
    List<Tally> tallies(AccountId account) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What it has won and lost so far, over whole round trips. */
    public TradeRecord record(AccountId account, StrategyId strategy, Money zero) {
        return records.getOrDefault(new Owner(account, strategy), TradeRecord.none(zero.currency()));
    }

    /** What of a strategy's budget is in use: what it holds, at the mark, and what its open orders reserve. */
    public Money committed(StrategyId strategy, AccountId account, Money zero) {
        Money sum = zero;
        for (var place : stakes.entrySet()) {
            Stake stake = place.getKey().account().equals(account) ? place.getValue().get(strategy) : null;
            if (stake != null) {
                sum = sum.plus(stake.exposure().marketValue().abs()).plus(stake.exposure().reserved());
            }
        }
        return sum;
    }

    private Map<StrategyId, Stake> at(AccountId account, Symbol symbol) {
        return stakes.getOrDefault(new Place(account, symbol), Map.of());
    }

    private Stake stakeOf(StrategyId strategy, AccountId account, Instrument instrument) {
        return stakes.computeIfAbsent(new Place(account, instrument.symbol()), _ -> new LinkedHashMap<>())
                .computeIfAbsent(strategy, _ -> new Stake(instrument));
    }

    private void dropIfEmpty(StrategyId strategy, Place place) {
        Map<StrategyId, Stake> owned = stakes.getOrDefault(place, Map.of());
        Stake stake = owned.get(strategy);
        if (stake != null && stake.isEmpty()) {
            owned.remove(strategy);
            if (owned.isEmpty()) {
                stakes.remove(place);
            }
        }
    }
}

package io.taffrail.views.portfolio;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.Trip;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import io.taffrail.views.Accounts.Standing;
import io.taffrail.views.StrategyPositions.Held;
import io.taffrail.views.Views;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An account's positions added up, and how far they are protected.
 *
 * @param leverage gross over equity, to four places; empty where there is no equity
 */
public record Portfolio(
        Standing standing,
        int positions,
        Stake total,
        Optional<Decimal> leverage,
        SortedMap<String, Stake> bySymbol,
        SortedMap<String, Stake> byStrategy,
        SortedMap<String, Stake> byAssetClass) {
    private static final String NOBODY = "-";

    /** The portfolio of an account at the prices of the moment; empty where there is no such account. */
    public static Optional<Portfolio> of(Views views, AccountId account) {
        return views.accounts().find(account).map(standing -> of(views, standing));
    }

    private static Portfolio of(Views views, Standing standing) {
        List<Held> held = views.strategyPositions().list(standing.account().id());
        Map<OrderId, Decimal> left = new HashMap<>();
        var stakes = new HashMap<Held, Stake>();
        for (Held one : held) {
            stakes.put(one, stake(one, stops(views, one.trip()), left));
        }
        Money zero = standing.account().currency().zero();
        Stake total = stakes.values().stream().reduce(Stake.nothing(zero), Stake::plus);
        Money equity = standing.balance().equity();
        return new Portfolio(
                standing, held.size(), total,
                equity.isPositive()
                        ? Optional.of(total.gross().amount().dividedBy(equity.amount(), 4, RoundingMode.HALF_EVEN))
                        : Optional.empty(),
                sums(stakes, one -> one.trip().symbol().value()),
                sums(stakes, one -> one.trip().strategy().map(StrategyId::value).orElse(NOBODY)),
                sums(stakes, one -> one.trip().instrument().assetClass().name()));
    }

    /** What the account would be worth, were every working stop reached. */
    public Money equityAtStop() {
        return standing.balance().equity().minus(total.openRisk());
    }

    private static SortedMap<String, Stake> sums(Map<Held, Stake> stakes, Function<Held, String> by) {
        var sums = new TreeMap<String, Stake>();
        stakes.forEach((held, stake) -> sums.merge(by.apply(held), stake, Stake::plus));
        return sums;
    }

    /** The working stops that would close a trip: its own strategy's before nobody's, and those that are reached first. */
    private static List<Order> stops(Views views, Trip trip) {
        Symbol symbol = trip.symbol();
        Comparator<Order> nearest = Comparator.comparing(order -> order.stopPx().orElseThrow());
        return views.blotter().open(trip.account(), symbol)
                .filter(order -> order.isWorking() && order.side() == trip.position().closingSide() && order.stopPx().isPresent())
                .filter(order -> order.strategy().isEmpty() || order.strategy().equals(trip.strategy()))
                .sorted(Comparator.comparing((Order order) -> !order.strategy().equals(trip.strategy()))
                        .thenComparing(trip.isLong() ? nearest.reversed() : nearest))
                .toList();
    }

    /** @param left how much of each stop no other trip has claimed */
    private static Stake stake(Held held, List<Order> stops, Map<OrderId, Decimal> left) {
        Position position = held.trip().position();
        Money zero = position.instrument().currency().zero();
        Decimal open = position.quantity().abs();
        Money risk = zero;
        for (Order stop : stops) {
            Price price = stop.stopPx().orElseThrow();
            Decimal free = left.getOrDefault(stop.id(), stop.leavesQty(price).value());
            Decimal covered = free.min(open);
            left.put(stop.id(), free.minus(covered));
            open = open.minus(covered);
            Money now = worth(position, held.mark(), covered);
            Money then = worth(position, price, covered);
            // A stop that the market has passed loses nothing more: it is on its way.
            risk = risk.plus((position.isLong() ? now.minus(then) : then.minus(now)).max(zero));
        }
        Money worth = worth(position, held.mark(), position.quantity().abs());
        return new Stake(
                position.isLong() ? worth : zero, position.isLong() ? zero : worth, held.unrealised(), risk,
                worth(position, held.mark(), open));
    }

    private static Money worth(Position position, Price price, Decimal units) {
        return position.instrument().worth(price, new Quantity(units), RoundingMode.HALF_EVEN);
    }
}

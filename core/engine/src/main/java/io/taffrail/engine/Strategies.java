package io.taffrail.engine;

import io.taffrail.engine.risk.Holdings;
import io.taffrail.engine.risk.Tally;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.OrderEvent.OrderCaughtUp;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.market.Mark;
import io.taffrail.model.order.Fill;
import io.taffrail.model.order.Order;
import io.taffrail.model.position.Position;
import io.taffrail.model.value.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each strategy of one account holds and works: virtual positions, folded from the fills of its own orders. */
final class Strategies {
    private final Currency currency;
    private final Map<StrategyId, Share> shares = new LinkedHashMap<>();

    Strategies(Currency currency) {
        this.currency = currency;
    }

    /** An order of a strategy has moved; of others nothing is kept here. */
    void move(Optional<Order> before, Order after, OrderEvent event, int moreOrders) {
        Optional<StrategyId> strategy = after.strategy();
        if (strategy.isEmpty()) {
            return;
        }
        Share share = shares.computeIfAbsent(strategy.get(), _ -> new Share(currency));
        share.move(before, after, event, moreOrders);
        if (share.isEmpty()) {
            shares.remove(strategy.get());
        }
    }

    void mark(List<Mark> marks) {
        shares.values().forEach(share -> share.mark(marks));
    }

    /** What a strategy has, with a look at one instrument. */
    Holdings holdings(StrategyId strategy, Instrument instrument, Optional<Order> without) {
        Share share = shares.get(strategy);
        return share == null
                ? new Share(currency).holdings(instrument, Optional.empty())
                : share.holdings(instrument, without.filter(order -> order.strategy().equals(Optional.of(strategy))));
    }

    /** All that each strategy has. */
    Map<StrategyId, Tally> tallies() {
        var tallies = new LinkedHashMap<StrategyId, Tally>();
        shares.forEach((strategy, share) -> tallies.put(strategy, share.tally));
        return tallies;
    }

    private static final class Share {
        private final Map<Symbol, Exposure> exposures = new LinkedHashMap<>();
        private final SymbolOrders orders = new SymbolOrders();
        private Tally tally;

        Share(Currency currency) {
            tally = Tally.none(currency);
        }

        boolean isEmpty() {
            return exposures.isEmpty() && tally.orders() == 0;
        }

        void move(Optional<Order> before, Order after, OrderEvent event, int moreOrders) {
            tally = tally.withOrders(moreOrders);
            orders.add(after.symbol(), moreOrders);
            Exposure moved = exposure(after.instrument()).moved(before, after);
            Exposure with = fill(event)
                    .map(fill -> filled(moved, after, fill))
                    .or(() -> event instanceof OrderEvent.OrderSubmitted ? after.reference().map(moved::markedAt) : Optional.empty())
                    .orElse(moved);
            put(after.instrument(), with);
        }

        private static Exposure filled(Exposure exposure, Order order, Fill fill) {
            Position position = exposure.position().apply(order.side(), fill).position();
            return exposure.withPosition(position).markedAt(fill.lastPx());
        }

        void mark(List<Mark> marks) {
            for (Mark mark : marks) {
                Exposure exposure = exposures.get(mark.symbol());
                if (exposure != null) {
                    put(exposure.position().instrument(), exposure.markedAt(mark.price()));
                }
            }
        }

        Holdings holdings(Instrument instrument, Optional<Order> without) {
            Exposure counted = exposure(instrument);
            return new Holdings(
                    tally, counted, without.map(counted::without).orElse(counted), orders.of(instrument.symbol()));
        }

        private Exposure exposure(Instrument instrument) {
            Exposure exposure = exposures.get(instrument.symbol());
            return exposure == null ? Exposure.of(Position.flat(instrument)) : exposure;
        }

        private void put(Instrument instrument, Exposure exposure) {
            tally = tally.replaced(exposure(instrument), exposure);
            if (exposure.isEmpty()) {
                exposures.remove(instrument.symbol());
            } else {
                exposures.put(instrument.symbol(), exposure);
            }
        }

        private static Optional<Fill> fill(OrderEvent event) {
            if (event instanceof OrderFilled filled) {
                return Optional.of(filled.fill());
            }
            return event instanceof OrderCaughtUp late ? Optional.of(late.fill()) : Optional.empty();
        }
    }
}

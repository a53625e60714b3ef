package io.taffrail.ports;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which orders of an account are asked for; empty parts do not narrow it.
 *
 * @param scope which part of them
 * @param after created after this moment
 * @param until created before this moment
 * @param afterNumber with a larger order number than this
 * @param beforeNumber with a smaller order number than this
 * @param oldestFirst the direction
 * @param limit at most so many
 */
public record OrderQuery(
        AccountId account,
        Scope scope,
        Set<Symbol> symbols,
        Set<AssetClass> assetClasses,
        Optional<Side> side,
        Optional<Instant> after,
        Optional<Instant> until,
        Optional<Long> afterNumber,
        Optional<Long> beforeNumber,
        boolean oldestFirst,
        int limit) {

    /** Which part of an account's orders. */
    public enum Scope {
        /** Those that still work. */
        OPEN,
        /** Those that are over. */
        CLOSED,
        /** Both, but for those that were refused because another order had their client order id. */
        ALL,
        /** All that were ever asked for. */
        EVER
    }

    public OrderQuery {
        symbols = Set.copyOf(symbols);
        assetClasses = Set.copyOf(assetClasses);
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
    }

    /** Whether an order is among those that are asked for, but for the limit. */
    public boolean includes(Order order) {
        return order.account().equals(account)
                && within(order)
                && (symbols.isEmpty() || symbols.contains(order.symbol()))
                && (assetClasses.isEmpty() || assetClasses.contains(order.instrument().assetClass()))
                && side.map(one -> one == order.side()).orElse(true)
                && after.map(order.createdAt()::isAfter).orElse(true)
                && until.map(order.createdAt()::isBefore).orElse(true)
                && afterNumber.map(number -> order.number() > number).orElse(true)
                && beforeNumber.map(number -> order.number() < number).orElse(true);
    }

    private boolean within(Order order) {
        boolean named = order.denial().filter(Denial.DuplicateClientOrderId.class::isInstance).isEmpty();
        return switch (scope) {
            case OPEN   -> order.isOpen();
            case CLOSED -> !order.isOpen() && named;
            case ALL    -> named;
            case EVER   -> true;
        };
    }

    /** The same, from where a list has come to: what comes after an order, in the query's direction. */
    public OrderQuery continuedAfter(Order last) {
        return new OrderQuery(
                account, scope, symbols, assetClasses, side, after, until,
                oldestFirst ? Optional.of(last.number()) : afterNumber,
                oldestFirst ? beforeNumber : Optional.of(last.number()),
                oldestFirst, limit);
    }

    /** All orders of an account in that scope, newest first. */
    public static OrderQuery of(AccountId account, Scope scope, int limit) {
        return new OrderQuery(
                account, scope, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false, limit);
    }
}

package io.taffrail.model.order;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to trade, before the house has judged it.
 *
 * @param clientOrderId the caller's name for the order; empty where the desk is to derive one
 * @param expireTime until when the order works, with GTD and only with it. FIX 126
 * @param orderClass the orders that it brings with it; empty where it comes alone
 * @param origin whose decision it is, where it is a strategy's
 */
public record OrderIntent(
        Optional<ClientOrderId> clientOrderId,
        Symbol symbol,
        Side side,
        OrderAmount amount,
        OrderSpec spec,
        TimeInForce timeInForce,
        Optional<Instant> expireTime,
        Set<Instruction> instructions,
        Optional<OrderClass> orderClass,
        Optional<Origin> origin) {

    public OrderIntent {
        if ((timeInForce == TimeInForce.GTD) != expireTime.isPresent()) {
            throw new IllegalArgumentException("an order good till a time names it, and no other order does");
        }
        instructions = Instruction.set(instructions);
    }

    /** An order that comes alone, without instructions. */
    public OrderIntent(
            Optional<ClientOrderId> clientOrderId,
            Symbol symbol,
            Side side,
            OrderAmount amount,
            OrderSpec spec,
            TimeInForce timeInForce) {
        this(clientOrderId, symbol, side, amount, spec, timeInForce, Optional.empty(), Instruction.NONE, Optional.empty(),
                Optional.empty());
    }

    public OrderIntent with(Instruction... given) {
        return new OrderIntent(
                clientOrderId, symbol, side, amount, spec, timeInForce, expireTime, Set.of(given), orderClass, origin);
    }

    public OrderIntent with(OrderClass given) {
        return new OrderIntent(
                clientOrderId, symbol, side, amount, spec, timeInForce, expireTime, instructions, Optional.of(given),
                origin);
    }

    /** The same, for another amount. */
    public OrderIntent with(OrderAmount given) {
        return new OrderIntent(
                clientOrderId, symbol, side, given, spec, timeInForce, expireTime, instructions, orderClass, origin);
    }

    /** The same, at other prices and with one more instruction. */
    public OrderIntent at(OrderSpec given, Instruction more) {
        var all = EnumSet.of(more);
        all.addAll(instructions);
        return new OrderIntent(clientOrderId, symbol, side, amount, given, timeInForce, expireTime, all, orderClass, origin);
    }

    /** The same, good till a time. */
    public OrderIntent until(Instant time) {
        return new OrderIntent(
                clientOrderId, symbol, side, amount, spec, TimeInForce.GTD, Optional.of(time), instructions, orderClass,
                origin);
    }

    /** The same, as somebody's decision. */
    public OrderIntent of(Origin given) {
        return new OrderIntent(
                clientOrderId, symbol, side, amount, spec, timeInForce, expireTime, instructions, orderClass,
                Optional.of(given));
    }
}

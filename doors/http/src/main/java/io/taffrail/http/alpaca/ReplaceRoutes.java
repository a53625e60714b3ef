package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.rules.AlpacaRules;
import io.taffrail.http.alpaca.rules.Refusal;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Replacement;
import io.taffrail.model.order.TimeInForce;
import java.util.List;
import java.util.Optional;

/** {@code PATCH /v2/orders/{id}}: a new order takes the place of one that works. */
final class ReplaceRoutes {
    private final Repeats repeats;
    private final OrderBoard board;

    ReplaceRoutes(Repeats repeats, OrderBoard board) {
        this.repeats = repeats;
        this.board = board;
    }

    List<Route> routes() {
        return List.of(Route.of("PATCH", "/v2/orders/{id}", this::replace));
    }

    private Reply replace(Call call) {
        if (call.variable("id").isEmpty()) {
            throw Errors.parameter("order_id is missing");
        }
        Outcome outcome = repeats.earlier(call).orElseGet(() -> judged(call));
        outcome.refused().ifPresent(refused -> {
            throw refused;
        });
        return Reply.ok(board.json(outcome.receipt().order().orElseThrow()));
    }

    private Outcome judged(Call call) {
        ReplaceRequest request = ReplaceRequest.of(call);
        Order order = board.order(call);
        standing(order);
        if (board.isWaiting(order)) {
            throw Errors.business("cannot replace order in accepted status");
        }
        Replacement changes = request.changes(order);
        AlpacaRules.check(board.proposal(order, intent(order, changes))).map(Refusal::answer).ifPresent(refused -> {
            throw refused;
        });
        return repeats.submit(call, new Command.ReplaceOrder(call.key().account(), order.id(), changes));
    }

    private static void standing(Order order) {
        switch (order.status()) {
            case HELD, ACCEPTED, TRIGGERED, PARTIALLY_FILLED -> {}
            case INITIALIZED, SUBMITTED, IN_DOUBT, PENDING_CANCEL, PENDING_REPLACE, DONE_FOR_DAY, SUSPENDED, DENIED,
                    FILLED, REPLACED, CANCELED, EXPIRED, REJECTED -> throw Denials.notReplaceable(order.status());
        }
    }

    /** The order as it would be wanted had it come anew. */
    private static OrderIntent intent(Order order, Replacement changes) {
        TimeInForce timeInForce = changes.timeInForce().orElse(order.timeInForce());
        return new OrderIntent(
                Optional.empty(),
                order.symbol(),
                order.side(),
                changes.quantity().map(OrderAmount::units).orElse(order.amount()),
                changes.of(order.spec()).orElseThrow(),
                timeInForce,
                timeInForce == TimeInForce.GTD ? changes.expireTime().or(order::expireTime) : Optional.empty(),
                order.instructions(),
                Optional.empty(),
                order.origin());
    }
}

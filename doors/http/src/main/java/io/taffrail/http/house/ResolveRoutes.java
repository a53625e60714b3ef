package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.ports.Desks;
import io.taffrail.views.Views;
import java.util.List;

/**
 * {@code POST /api/v1/orders/{id}/resolve} with {@code {"reason": ...}}: a person who has looked says that an order in doubt
 * never came to the broker, or is over there. It takes an order id or a client order id.
 */
final class ResolveRoutes {
    private final Desks desks;
    private final Views views;

    ResolveRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(Route.of("POST", "/api/v1/orders/{id}/resolve", this::resolve));
    }

    private Reply resolve(Call call) {
        String reason = Reasons.of(call);
        Order order = NamedOrder.of(call, views, "list the open orders: taffrail order list");
        var receipt = desks.submit(
                new Command.ResolveOrder(order.account(), order.id(), reason), Cause.key(call.key().id()));
        receipt.denial().ifPresent(denial -> {
            throw HouseErrors.of(denial instanceof Denial.UnknownOrder
                    ? new Denial.OrderNotInDoubt(order.id(), order.status())
                    : denial);
        });
        Order after = views.blotter().find(order.id()).orElse(order);
        return Reply.ok(Json.object()
                .put("id", after.id().value())
                .put("client_order_id", after.clientOrderId().value())
                .put("status", after.status().name()));
    }
}

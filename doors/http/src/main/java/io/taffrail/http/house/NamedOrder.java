package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.order.Order;
import io.taffrail.views.Views;
import java.util.Optional;

/** The order that a path names by its id or its client order id. */
public final class NamedOrder {
    private NamedOrder() {}

    /**
     * An order of the caller's account.
     *
     * @param list the command that lists those that could be meant
     */
    public static Order of(Call call, Views views, String list) {
        String name = call.variable("id");
        return id(name).flatMap(views.blotter()::find)
                .or(() -> views.blotter().find(call.key().account(), new ClientOrderId(name)))
                .filter(order -> order.account().equals(call.key().account()))
                .orElseThrow(() -> HouseErrors.of(
                        404, "UNKNOWN_ORDER", "the account has no order " + name,
                        "an order is named by its id or its client order id", list));
    }

    private static Optional<OrderId> id(String text) {
        try {
            return Optional.of(new OrderId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}

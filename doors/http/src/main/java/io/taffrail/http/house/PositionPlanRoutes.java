package io.taffrail.http.house;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command.ExitPosition;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.journal.Command.ProtectPosition;
import io.taffrail.model.journal.Command.ReversePosition;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Positions.Holding;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /api/v1/positions/{symbol}/protect}, {@code /close} and {@code /reverse}: exits that follow a position, and
 * closing it while they go on protecting it. A pair's slash is {@code %2F} in the path, or left out.
 */
final class PositionPlanRoutes {
    private static final Decimal WHOLE = Decimal.of(100);

    private final Desks desks;
    private final Views views;

    PositionPlanRoutes(Desks desks, Views views) {
        this.desks = desks;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/positions/{symbol}/protect", this::protect),
                Route.of("POST", "/api/v1/positions/{symbol}/close", this::close),
                Route.of("POST", "/api/v1/positions/{symbol}/reverse", this::reverse));
    }

    private Reply protect(Call call) {
        Holding holding = holding(call);
        submit(call, new ProtectPosition(account(call), symbol(holding), Protections.of(call)));
        return Reply.ok(exits(account(call), holding));
    }

    private ObjectNode exits(AccountId account, Holding holding) {
        ObjectNode json = Json.object()
                .put("symbol", symbol(holding).value())
                .put("qty", holding.position().quantity().toString());
        views.halts().exitOf(account, symbol(holding))
                .ifPresentOrElse(due -> json.put("exit_at", due.toString()), () -> json.putNull("exit_at"));
        ArrayNode orders = json.putArray("exits");
        views.blotter().open(account, symbol(holding)).filter(Order::isExit).forEach(order -> orders.add(of(order)));
        return json;
    }

    private Reply close(Call call) {
        Optional<Decimal> quantity = Amounts.positive(call, "qty");
        Optional<Decimal> percentage = Amounts.positive(call, "percentage");
        if (quantity.isPresent() && percentage.isPresent()) {
            throw HouseErrors.badField("percentage", "qty says how much to close already", "send one of them, or neither to close all");
        }
        percentage.filter(share -> share.compareTo(WHOLE) > 0).ifPresent(_ -> {
            throw HouseErrors.badField("percentage", "a part of a hundred is at most 100", "send at most 100");
        });
        Portion portion = quantity.<Portion>map(units -> new Portion.Units(new Quantity(units)))
                .or(() -> percentage.map(Portion.Percentage::new))
                .orElseGet(Portion.Whole::new);
        return closed(submit(call, new ExitPosition(account(call), symbol(holding(call)), portion)));
    }

    private Reply reverse(Call call) {
        Optional<Quantity> quantity = Amounts.positive(call, "qty").map(Quantity::new);
        return closed(submit(call, new ReversePosition(account(call), symbol(holding(call)), quantity)));
    }

    /** The closing order; at a broker that holds what exits are to sell it leaves only once they are off. */
    private Reply closed(Receipt receipt) {
        return Reply.ok(receipt.order()
                .map(order -> views.blotter().find(order.id()).orElse(order))
                .map(order -> OrderJson.of(order, views.blotter().effect(order)))
                .orElseGet(() -> Json.object().put("status", "waiting").put("waits_for", "the end of the position's exits")));
    }

    private Receipt submit(Call call, Command command) {
        Receipt receipt = desks.submit(command, Cause.key(call.key().id()));
        receipt.denial().ifPresent(denial -> {
            throw HouseErrors.of(denial);
        });
        return receipt;
    }

    private Holding holding(Call call) {
        String name = call.variable("symbol").toUpperCase(Locale.ROOT);
        return views.positions().list(account(call)).stream()
                .filter(holding -> isNamed(symbol(holding), name))
                .findFirst()
                .orElseThrow(() -> HouseErrors.of(new Denial.NoPosition(account(call), named(name))));
    }

    private static boolean isNamed(Symbol symbol, String name) {
        return symbol.value().equals(name) || symbol.value().replace("/", "").equals(name);
    }

    private static Symbol named(String name) {
        try {
            return new Symbol(name);
        } catch (IllegalArgumentException unusable) {
            throw HouseErrors.badField("symbol", String.valueOf(unusable.getMessage()), "name a symbol that is held");
        }
    }

    private static AccountId account(Call call) {
        return call.key().account();
    }

    private static Symbol symbol(Holding holding) {
        return holding.position().instrument().symbol();
    }

    private static ObjectNode of(Order order) {
        ObjectNode json = Json.object()
                .put("id", order.id().value())
                .put("client_order_id", order.clientOrderId().value())
                .put("role", order.link().orElseThrow().role().name().toLowerCase(Locale.ROOT))
                .put("status", order.status().name())
                .put("qty", order.orderQty().map(Object::toString).orElse(""));
        order.spec().limitPrice().ifPresent(price -> json.put("limit_price", price.toString()));
        order.spec().stopPrice().ifPresent(price -> json.put("stop_price", price.toString()));
        order.spec().trailed().ifPresent(trail -> Protections.put(json, trail));
        return json;
    }
}

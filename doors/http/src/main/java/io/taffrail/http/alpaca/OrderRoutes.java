package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.rules.AlpacaRules;
import io.taffrail.http.alpaca.rules.Proposal;
import io.taffrail.http.alpaca.rules.Refusal;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.OrderEvent.OrderCanceled;
import io.taffrail.model.journal.OrderEvent.OrderPendingCancel;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.ports.Desks;
import io.taffrail.ports.OrderQuery;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Views;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** {@code /v2/orders}. */
final class OrderRoutes {
    private final Desks desks;
    private final Repeats repeats;
    private final Views views;
    private final OrderBoard board;
    private final AssetBook assets;
    private final OrderFilters filters;

    OrderRoutes(Desks desks, Repeats repeats, Views views, OrderBoard board, AssetBook assets) {
        this.desks = desks;
        this.repeats = repeats;
        this.views = views;
        this.board = board;
        this.assets = assets;
        this.filters = new OrderFilters(assets, views.blotter());
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v2/orders", this::submit),
                Route.of("GET", "/v2/orders", this::list),
                Route.of("DELETE", "/v2/orders", this::cancelAll),
                Route.of("GET", "/v2/orders:by_client_order_id", this::byClientOrderId),
                Route.of("GET", "/v2/orders/{id}", this::get),
                Route.of("DELETE", "/v2/orders/{id}", this::cancel));
    }

    private Reply submit(Call call) {
        return answer(repeats.earlier(call).orElseGet(() -> judged(call)));
    }

    private Outcome judged(Call call) {
        AccountId account = board.accountFor(call);
        OrderRequest request = OrderRequest.of(call);
        // Who stands in for a broker that cannot be heard cannot ask it what a symbol is either.
        boolean standIn = !account.equals(call.key().account());
        Instrument instrument = (standIn ? assets.findOrTakeAtItsWord(request.symbol()) : assets.find(request.symbol()))
                .orElseThrow(() -> Errors.business("asset \"" + request.symbol() + "\" not found"));
        OrderIntent intent = request.intent(instrument);
        Proposal proposal = board.proposal(account, instrument, intent, request.positionIntent());
        // Who sends an order twice is told that it is there already, and not what stands in its way now.
        Optional<Refusal> refusal = isNamed(account, intent) ? AlpacaRules.checkForm(proposal) : AlpacaRules.check(proposal);
        refusal.filter(broken -> !broken.isKept()).ifPresent(broken -> {
            throw broken.answer();
        });
        var command = new Command.SubmitOrder(account, intent, refusal.map(Refusal::denial));
        return repeats.submit(call, command, refusal.map(Refusal::denial), refusal.map(Refusal::answer));
    }

    private boolean isNamed(AccountId account, OrderIntent intent) {
        return intent.clientOrderId()
                .flatMap(name -> views.blotter().find(account, name))
                .filter(order -> order.status() != OrderStatus.DENIED)
                .isPresent();
    }

    private Reply answer(Outcome outcome) {
        outcome.refused().ifPresent(refused -> {
            throw refused;
        });
        List<Order> orders = outcome.receipt().orders();
        return Reply.ok(board.nested(orders.getFirst(), orders.subList(1, orders.size())));
    }

    private Reply list(Call call) {
        OrderQuery query = filters.read(call.key().account(), call.query());
        var orders = Json.array();
        if (nested(call)) {
            views.blotter().rolledUp(query).forEach(order -> orders.add(board.nested(order)));
        } else {
            views.blotter().list(query).forEach(order -> orders.add(board.json(order)));
        }
        return Reply.ok(orders);
    }

    /** Some clients ask here for what {@code orders:by_client_order_id} is meant for. */
    private Reply get(Call call) {
        return told(call, board.find(call)
                .or(() -> named(call, call.variable("id")))
                .orElseThrow(() -> Errors.notFound("order not found for " + call.variable("id"))));
    }

    private Reply told(Call call, Order order) {
        return Reply.ok(nested(call) ? board.nested(order) : board.json(order));
    }

    private static boolean nested(Call call) {
        return call.query().truth("nested").orElse(false);
    }

    private Reply byClientOrderId(Call call) {
        String text = call.query()
                .first("client_order_id")
                .orElseThrow(() -> Errors.parameter("client_order_id is missing"));
        return told(call, named(call, text).orElseThrow(() -> Errors.notFound("order not found for " + text)));
    }

    private Optional<Order> named(Call call, String text) {
        return Optional.of(text)
                .filter(id -> !id.isEmpty() && id.length() <= 128 && id.chars().noneMatch(Character::isISOControl))
                .flatMap(id -> board.named(call, new ClientOrderId(id)));
    }

    /** A repeated cancel succeeds, as with Alpaca; any other finished order is an error. */
    private Reply cancel(Call call) {
        Order order = board.order(call);
        if (order.status() == OrderStatus.CANCELED) {
            return Reply.noContent();
        }
        var command = new Command.CancelOrder(order.account(), order.id());
        desks.submit(command, cause(call)).denial().ifPresent(denial -> {
            throw Denials.ofCancel(denial, order.status());
        });
        return Reply.noContent();
    }

    /** Each open order with its own answer: one that is being replaced cannot be canceled before that is answered. */
    private Reply cancelAll(Call call) {
        AccountId account = call.key().account();
        List<Order> before = views.blotter().open(account);
        Receipt receipt = desks.submit(new Command.CancelAllOrders(account), cause(call));
        receipt.denial().ifPresent(denial -> {
            throw Denials.answer(denial);
        });
        var canceled = new LinkedHashSet<OrderId>();
        for (var event : receipt.entry().events()) {
            if (event instanceof OrderPendingCancel || event instanceof OrderCanceled) {
                canceled.add(((OrderEvent) event).order());
            }
        }
        var results = Json.array();
        canceled.forEach(id -> results.addObject().put("id", id.value()).put("status", 200));
        before.stream().filter(order -> !canceled.contains(order.id())).forEach(order -> {
            var result = results.addObject().put("id", order.id().value());
            if (isBeingReplaced(order)) {
                var refused = Denials.ofCancel(new Denial.ReplacePending(order.id()), order.status());
                result.put("status", refused.status()).set("body", refused.body());
            } else {
                result.put("status", 200);
            }
        });
        return Reply.json(207, results);
    }

    /** A group goes as a whole: an order of it that is being replaced goes once that is answered. */
    private static boolean isBeingReplaced(Order order) {
        boolean inBetween = order.status() == OrderStatus.PENDING_REPLACE || order.status() == OrderStatus.INITIALIZED;
        return inBetween && order.link().isEmpty();
    }

    static Cause cause(Call call) {
        return Cause.key(call.key().id());
    }
}

package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.alpaca.rules.AlpacaRules;
import io.taffrail.http.alpaca.rules.Proposal;
import io.taffrail.http.alpaca.rules.Refusal;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.position.Position;
import io.taffrail.ports.Desks;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.Receipt;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /v2/orders}. */
final class OrderRoutes {
    private final Desks desks;
    private final Views views;
    private final MarketData market;
    private final AssetBook assets;
    private final OrderFilters filters;

    OrderRoutes(Desks desks, Views views, MarketData market, AssetBook assets) {
        this.desks = desks;
        this.views = views;
        this.market = market;
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
        AccountId account = call.key().account();
        OrderRequest request = OrderRequest.of(call);
        Instrument instrument = assets.find(request.symbol())
                .orElseThrow(() -> Errors.business("asset \"" + request.symbol() + "\" not found"));
        OrderIntent intent = request.intent(instrument);
        Optional<Refusal> refusal = AlpacaRules.check(proposal(account, instrument, intent, request.positionIntent()));
        refusal.filter(broken -> !broken.isKept()).ifPresent(broken -> {
            throw broken.answer();
        });
        var command = new Command.SubmitOrder(account, intent, refusal.map(Refusal::denial));
        Receipt receipt = desks.submit(command, cause(call));
        receipt.denial().ifPresent(denial -> {
            throw refusal.filter(broken -> broken.denial().equals(denial))
                    .map(Refusal::answer)
                    .orElseGet(() -> Denials.answer(denial));
        });
        return Reply.ok(json(receipt.order().orElseThrow()));
    }

    private Proposal proposal(
            AccountId account, Instrument instrument, OrderIntent intent, Optional<String> intendedEffect) {
        Account known = views.accounts()
                .account(account)
                .orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
        Exposure exposure = views.positions()
                .exposure(account, instrument.symbol())
                .orElseGet(() -> Exposure.of(Position.flat(instrument)));
        return new Proposal(
                known,
                instrument,
                intent,
                intendedEffect,
                exposure,
                views.blotter().open(account, instrument.symbol()).toList(),
                market.quote(instrument.symbol()));
    }

    private Reply list(Call call) {
        var orders = Json.array();
        views.blotter().list(filters.read(call.key().account(), call.query())).forEach(order -> orders.add(json(order)));
        return Reply.ok(orders);
    }

    private Reply get(Call call) {
        return Reply.ok(json(order(call)));
    }

    private Reply byClientOrderId(Call call) {
        String text = call.query()
                .first("client_order_id")
                .orElseThrow(() -> Errors.parameter("client_order_id is missing"));
        return Optional.of(text)
                .filter(id -> id.length() <= 128 && id.chars().noneMatch(Character::isISOControl))
                .flatMap(id -> views.blotter().find(call.key().account(), new ClientOrderId(id)))
                .map(order -> Reply.ok(json(order)))
                .orElseThrow(() -> Errors.notFound("order not found for " + text));
    }

    /** A repeated cancel succeeds, as with Alpaca; any other finished order is an error. */
    private Reply cancel(Call call) {
        Order order = order(call);
        if (order.status() == OrderStatus.CANCELED) {
            return Reply.noContent();
        }
        var command = new Command.CancelOrder(call.key().account(), order.id());
        desks.submit(command, cause(call)).denial().ifPresent(denial -> {
            throw Denials.answer(denial);
        });
        return Reply.noContent();
    }

    private Reply cancelAll(Call call) {
        Receipt receipt = desks.submit(new Command.CancelAllOrders(call.key().account()), cause(call));
        receipt.denial().ifPresent(denial -> {
            throw Denials.answer(denial);
        });
        var results = Json.array();
        receipt.entry().events().stream()
                .filter(event -> event instanceof OrderEvent.OrderPendingCancel || event instanceof OrderEvent.OrderCanceled)
                .map(event -> ((OrderEvent) event).order())
                .distinct()
                .forEach(id -> results.addObject().put("id", id.value()).put("status", 200));
        return Reply.json(207, results);
    }

    private Order order(Call call) {
        String id = call.variable("id");
        return Optional.of(id)
                .filter(text -> !text.isEmpty() && text.length() <= 64 && text.chars().noneMatch(Character::isISOControl))
                .flatMap(text -> views.blotter().find(new OrderId(text)))
                .filter(order -> order.account().equals(call.key().account()))
                .orElseThrow(() -> Errors.notFound("order not found for " + id));
    }

    private JsonNode json(Order order) {
        return OrderJson.of(order, views.blotter().effect(order));
    }

    static Cause cause(Call call) {
        return Cause.key(call.key().id());
    }
}

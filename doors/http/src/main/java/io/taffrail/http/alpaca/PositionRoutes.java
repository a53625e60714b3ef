package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.alpaca.json.PositionJson;
import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.alpaca.rules.InsufficientQuantity;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Command.Portion;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import io.taffrail.ports.Desks;
import io.taffrail.views.Positions.Holding;
import io.taffrail.views.Views;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /v2/positions}. */
final class PositionRoutes {
    /** How long closing everything waits for the cancels that it asked for. */
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(2);

    private final Desks desks;
    private final Repeats repeats;
    private final Views views;
    private final AssetBook assets;

    PositionRoutes(Desks desks, Repeats repeats, Views views, AssetBook assets) {
        this.desks = desks;
        this.repeats = repeats;
        this.views = views;
        this.assets = assets;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v2/positions", this::list),
                Route.of("DELETE", "/v2/positions", this::closeAll),
                Route.of("GET", "/v2/positions/{symbol*}", call -> Reply.ok(PositionJson.of(holding(call)))),
                Route.of("DELETE", "/v2/positions/{symbol*}", this::close),
                // Of options, which the house does not trade.
                Route.of("POST", "/v2/positions/{symbol}/exercise", PositionRoutes::notHere),
                Route.of("POST", "/v2/positions/{symbol}/do-not-exercise", PositionRoutes::notHere));
    }

    private static Reply notHere(Call call) {
        throw Errors.notFound("endpoint not found");
    }

    private Reply list(Call call) {
        var positions = Json.array();
        views.positions().list(call.key().account()).forEach(holding -> positions.add(PositionJson.of(holding)));
        return Reply.ok(positions);
    }

    private Reply close(Call call) {
        Order order = order(repeats.earlier(call).orElseGet(() -> closed(call)));
        return Reply.ok(OrderJson.of(order, views.blotter().effect(order)));
    }

    private Outcome closed(Call call) {
        Optional<Decimal> qty = number(call, "qty");
        Optional<Decimal> percentage = number(call, "percentage");
        if (qty.isPresent() && percentage.isPresent()) {
            throw Errors.parameter("only one of qty or percentage is accepted");
        }
        percentage.filter(percent -> percent.compareTo(Decimal.of(100)) > 0).ifPresent(_ -> {
            throw Errors.parameter("percentage must be <= 100");
        });
        Portion portion = qty.<Portion>map(q -> new Portion.Units(new Quantity(q)))
                .or(() -> percentage.map(Portion.Percentage::new))
                .orElseGet(Portion.Whole::new);
        return repeats.submit(call, closing(call, holding(call), portion));
    }

    private Reply closeAll(Call call) {
        AccountId account = call.key().account();
        if (call.query().truth("cancel_orders").orElse(false)) {
            cancelAll(call, account);
        }
        var results = Json.array();
        for (Holding holding : views.positions().list(account)) {
            var result = results.addObject().put("symbol", Words.positionSymbol(holding.position().instrument()));
            try {
                Command command = closing(call, holding, new Portion.Whole());
                Order order = order(new Outcome(desks.submit(command, OrderRoutes.cause(call)), Optional.empty()));
                result.put("status", 200).set("body", OrderJson.of(order, views.blotter().effect(order)));
            } catch (Refused refused) {
                result.put("status", refused.status()).set("body", refused.body());
            }
        }
        return Reply.json(207, results);
    }

    /** A cancel frees what its order held only when the broker has answered. */
    private void cancelAll(Call call, AccountId account) {
        try (var updates = views.tradeUpdates().subscribe(account, 4096)) {
            desks.submit(new Command.CancelAllOrders(account), OrderRoutes.cause(call));
            long deadline = System.nanoTime() + CANCEL_PATIENCE.toNanos();
            while (views.blotter().openCount(account) > 0 && System.nanoTime() < deadline) {
                updates.next(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Command closing(Call call, Holding holding, Portion portion) {
        var position = holding.position();
        Decimal asked = asked(position.quantity().abs(), portion);
        if (asked.compareTo(holding.available()) > 0) {
            Decimal existing = position.quantity().abs();
            throw InsufficientQuantity.answer(
                    position.instrument().symbol(), asked, holding.available(), existing, existing.minus(holding.available()),
                    views.blotter()
                            .open(call.key().account(), position.instrument().symbol())
                            .filter(order -> order.side() == position.closingSide()));
        }
        return new Command.ClosePosition(
                call.key().account(), position.instrument().symbol(), portion, Optional.empty());
    }

    private static Order order(Outcome outcome) {
        outcome.refused().ifPresent(refused -> {
            throw refused;
        });
        return outcome.receipt().order().orElseThrow();
    }

    private static Decimal asked(Decimal held, Portion portion) {
        return switch (portion) {
            case Portion.Whole _               -> held;
            case Portion.Units(var quantity)   -> quantity.value();
            case Portion.Percentage(var share) ->
                held.times(share.dividedBy(Decimal.of(100), 11, RoundingMode.DOWN), 9, RoundingMode.DOWN);
        };
    }

    private static Optional<Decimal> number(Call call, String name) {
        Optional<Decimal> value = call.query().first(name).map(text -> Fields.number(name, text));
        value.ifPresent(number -> {
            if (!number.isPositive()) {
                throw Errors.parameter(name + " must be > 0");
            }
            if (number.scale() > 9) {
                throw Errors.parameter(name + " must have at most 9 decimal places");
            }
        });
        return value;
    }

    private Holding holding(Call call) {
        String name = call.variable("symbol");
        var instrument = assets.findOrTakeAtItsWord(name).orElseThrow(() -> Errors.notFound("symbol not found: " + name));
        return views.positions()
                .find(call.key().account(), instrument.symbol())
                .orElseThrow(() -> Errors.notFound("position does not exist"));
    }
}

package io.taffrail.http.house.explain;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.house.NamedOrder;
import io.taffrail.http.house.signals.SignalJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Origin;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.signal.Signal;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /api/v1/orders/{id}/explain} and {@code /api/v1/signals/{id}/explain}: why it came to be, what judged it, what
 * became of it, and of a refusal the smallest change that would pass now.
 */
public final class ExplainRoutes {
    private final Views views;
    private final EntryHistory entries;
    private final RiskDesk risk;

    public ExplainRoutes(Views views, EntryHistory entries, RiskDesk risk) {
        this.views = views;
        this.entries = entries;
        this.risk = risk;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/orders/{id}/explain", this::order),
                Route.of("GET", "/api/v1/signals/{id}/explain", this::signal));
    }

    private Reply order(Call call) {
        Order order = NamedOrder.of(call, views, "list the orders: taffrail order list --all");
        Optional<SignalStory> story = order.origin().flatMap(Origin::signal).flatMap(id -> story(order.account(), id));
        ObjectNode json = tale(order, story);
        story.ifPresentOrElse(known -> json.set("signal", SignalJson.of(known)), () -> json.putNull("signal"));
        return Reply.ok(json);
    }

    private Reply signal(Call call) {
        String name = call.variable("id");
        SignalStory story = signalId(name)
                .flatMap(id -> story(call.key().account(), id))
                .orElseThrow(() -> HouseErrors.of(
                        404, "UNKNOWN_SIGNAL", "the account has no signal " + name, "a signal is named by its id",
                        "list the signals: taffrail signal list"));
        ObjectNode json = Json.object();
        json.set("signal", SignalJson.of(story));
        var orders = json.putArray("orders");
        for (OrderId id : story.orders()) {
            views.blotter().find(id).ifPresent(order -> orders.add(tale(order, Optional.of(story))));
        }
        return Reply.ok(json);
    }

    private ObjectNode tale(Order order, Optional<SignalStory> story) {
        Past.Found past = new Past(entries).of(order);
        ObjectNode json = new OrderTale(order, past.entries()).json(story.map(SignalStory::signal).flatMap(Signal::price));
        json.put("whole", past.whole());
        if (order.status() == OrderStatus.DENIED) {
            smallestChange(order).ifPresentOrElse(change -> json.put("would_pass_now", change), () -> json.putNull("would_pass_now"));
        }
        return json;
    }

    /** What of a refused order would pass now, in words; nothing where no size of it would. */
    private Optional<String> smallestChange(Order order) {
        if (!(order.amount() instanceof OrderAmount.Units)) {
            return Optional.empty();
        }
        var intent = new OrderIntent(
                Optional.empty(), order.symbol(), order.side(), order.amount(), order.spec(), order.timeInForce(),
                order.expireTime(), order.instructions(), Optional.empty(), order.origin());
        Trial trial = risk.trial(order.account(), intent);
        return trial.denial().isEmpty()
                ? Optional.of("the same order would pass now")
                : trial.largest().map(most -> "the same order for " + most + " would pass now");
    }

    private Optional<SignalStory> story(AccountId account, SignalId id) {
        return views.signals().find(account, id).or(() -> entries.signal(account, id));
    }

    private static Optional<SignalId> signalId(String text) {
        try {
            return Optional.of(new SignalId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}

package io.taffrail.http.house.signals;

import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.house.Reasons;
import io.taffrail.http.signal.Alert;
import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.AlertReader;
import io.taffrail.http.signal.Dialect;
import io.taffrail.http.signal.Fingerprint;
import io.taffrail.http.signal.Flaw;
import io.taffrail.http.signal.Masked;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Refused;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SignalStatus;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.model.signal.Strategy;
import io.taffrail.ports.Desks;
import io.taffrail.ports.SignalHistory;
import io.taffrail.views.Views;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/signals}: signals of somebody with a key, which trade without approval, and the approval of others. */
final class SignalRoutes {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private final Desks desks;
    private final Views views;
    private final SignalHistory history;
    private final Intake intake;

    SignalRoutes(Desks desks, Views views, SignalHistory history, Intake intake) {
        this.desks = desks;
        this.views = views;
        this.history = history;
        this.intake = intake;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/api/v1/signals", this::send),
                Route.of("GET", "/api/v1/signals", this::list),
                Route.of("GET", "/api/v1/signals/{id}", this::get),
                Route.of("POST", "/api/v1/signals/{id}/approve", this::approve),
                Route.of("POST", "/api/v1/signals/{id}/reject", this::reject));
    }

    private Reply send(Call call) {
        try {
            JsonNode body = call.body()
                    .orElseThrow(() -> new AlertException(Flaw.BODY_EMPTY, "the request has no body"));
            Alert alert = AlertReader.of(Dialect.NATIVE, body);
            AccountId account = call.key().account();
            StrategyId strategy = Names.strategy(alert.strategy().orElseGet(() -> Strategy.handName(account)));
            if (call.query().truth("preview").orElse(false)) {
                return Reply.ok(intake.preview(account, alert, strategy, Fingerprint.of(body)));
            }
            Told told = intake.take(
                    account, alert, strategy, Fingerprint.of(body), Masked.of(Json.bytes(body), call.key().id()), cause(call));
            keepByHand(alert, strategy, told, call);
            return Reply.json(switch (told.word()) {
                case ACCEPTED, PENDING_APPROVAL -> 202;
                case DUPLICATE -> 200;
                case REJECTED  -> 422;
            }, told.json());
        } catch (AlertException refused) {
            return Reply.json(422, Told.unreadable(refused).json());
        }
    }

    /** A signal without a strategy is its account's own, by hand; once one has traded the strategy is listed among the others. */
    private void keepByHand(Alert alert, StrategyId strategy, Told told, Call call) {
        boolean first = alert.strategy().isEmpty() && views.hooks().strategy(strategy).isEmpty();
        if (first && told.word() == Told.Word.ACCEPTED) {
            desks.submit(new Command.KeepStrategy(Strategy.usual(strategy, call.key().account())), cause(call));
        }
    }

    private Reply list(Call call) {
        Optional<SignalStatus> status = call.query().first("status").filter(word -> !word.equals("all")).map(word ->
                SignalJson.status(word).orElseThrow(() -> HouseErrors.badField(
                        "status", "it is pending_approval, accepted, rejected, declined, received, approved or all",
                        "for those that wait: ?status=pending_approval")));
        int limit = (int) number(call, "limit", USUAL, MOST);
        long before = number(call, "before", Long.MAX_VALUE, Long.MAX_VALUE);
        AccountId account = call.key().account();
        List<SignalStory> found = views.signals().list(account, status, before, limit);
        if (found.size() < limit && views.signals().isCut()) {
            found = history.signals(account, status, before, limit);
        }
        var json = Json.array();
        found.forEach(story -> json.add(SignalJson.of(story)));
        return Reply.ok(json);
    }

    private static long number(Call call, String name, long usual, long most) {
        return call.query().first(name).map(text -> {
            if (!NUMBER.matcher(text).matches() || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
                throw HouseErrors.badField(name, "it is a whole number from 1 to " + most, "leave it away for " + usual);
            }
            return Long.parseLong(text);
        }).orElse(usual);
    }

    private Reply get(Call call) {
        return Reply.ok(SignalJson.of(named(call)));
    }

    private Reply approve(Call call) {
        SignalStory story = named(call);
        String reason = Reasons.text(call, "reason").isPresent() ? Reasons.of(call) : "";
        return decided(story, new Command.ApproveSignal(story.account(), story.id(), story.signal().symbol(), reason), call);
    }

    private Reply reject(Call call) {
        SignalStory story = named(call);
        return decided(story, new Command.RejectSignal(story.account(), story.id(), Reasons.of(call)), call);
    }

    private Reply decided(SignalStory story, Command command, Call call) {
        var receipt = desks.submit(command, cause(call));
        SignalStory after = views.signals().find(story.account(), story.id()).orElse(story);
        Optional<Denial> denial = receipt.denial();
        if (denial.isPresent()) {
            throw HouseErrors.of(denial.get());
        }
        return Reply.ok(SignalJson.of(after));
    }

    private SignalStory named(Call call) {
        AccountId account = call.key().account();
        String name = call.variable("id");
        return id(name)
                .flatMap(id -> views.signals().find(account, id).or(() -> history.signal(account, id)))
                .orElseThrow(() -> unknown(name));
    }

    private static Refused unknown(String name) {
        return id(name)
                .map(id -> (Denial) new Denial.SignalTurnedAway(new SignalProblem.UnknownSignal(id)))
                .map(denial -> HouseErrors.of(404, denial.code(), denial.what(), denial.why(), denial.fix()))
                .orElseGet(() -> HouseErrors.of(
                        404, "UNKNOWN_SIGNAL", "there is no such signal", "a signal has an id of 1 to 128 characters",
                        "list the signals: taffrail signal list"));
    }

    private static Optional<SignalId> id(String name) {
        try {
            return Optional.of(new SignalId(name));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Cause cause(Call call) {
        return Cause.key(call.key().id());
    }
}

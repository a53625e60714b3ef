package io.taffrail.http.house.signals;

import io.taffrail.http.house.RiskJson;
import io.taffrail.http.signal.Alert;
import io.taffrail.http.signal.AlertException;
import io.taffrail.http.signal.AlertReader;
import io.taffrail.http.signal.Dialect;
import io.taffrail.http.signal.Fingerprint;
import io.taffrail.http.signal.Flaw;
import io.taffrail.http.signal.Tickers;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.signal.Action;
import io.taffrail.model.signal.Delivery;
import io.taffrail.model.signal.Hook;
import io.taffrail.model.signal.Signal;
import io.taffrail.ports.Desks;
import io.taffrail.ports.Receipt;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Views;
import io.taffrail.views.signals.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes signals in: reads them, names them, hands them to the desk, and tells what the desk has made of them. */
final class Intake {
    /** A body without a name of its own that comes again within this time is the same signal. */
    static final Duration SAME = Duration.ofSeconds(60);

    private final Desks desks;
    private final Views views;
    private final Tickers tickers;
    private final RiskDesk risk;

    Intake(Desks desks, Views views, Tickers tickers, RiskDesk risk) {
        this.desks = desks;
        this.views = views;
        this.tickers = tickers;
        this.risk = risk;
    }

    /**
     * Takes what a hook was sent.
     *
     * @param kept the body as it may be kept
     * @throws AlertException where it is no signal
     */
    Told take(AccountId account, Hook hook, byte[] body, String kept) {
        Alert alert = reader(hook).read(body);
        if (alert.dialect() == Dialect.NATIVE) {
            alert.strategy().filter(named -> !named.equals(hook.strategy().value())).ifPresent(_ -> {
                throw new AlertException(
                        Flaw.FIELDS_CONTRADICT, "the hook is strategy " + hook.strategy() + "'s, and the alert names another");
            });
        }
        // Two hooks may be sent the same words for two strategies: a name counts within its hook.
        SignalId id = name(hook.id() + ":" + alert.id().orElseGet(() -> Fingerprint.of(body)));
        Instrument instrument = tickers.find(alert.ticker(), hook.names());
        Signal signal = SignalMaker.of(
                alert, id, hook.strategy(), instrument, turned(alert.action(), hook.turns()), hook.maxNotional());
        var delivery = new Delivery(Optional.of(hook.id()), alert.dialect().word(), Optional.of(kept), hook.approval());
        return send(account, signal, delivery, alert.id().isPresent(), new Cause("hook", hook.id().value()));
    }

    /** Takes a signal of somebody with a key. */
    Told take(AccountId account, Alert alert, StrategyId strategy, String fingerprint, String kept, Cause cause) {
        SignalId id = name(alert.id().orElse(fingerprint));
        Instrument instrument = tickers.find(alert.ticker(), Map.of());
        Signal signal = SignalMaker.of(alert, id, strategy, instrument, alert.action(), Optional.empty());
        var delivery = new Delivery(Optional.empty(), alert.dialect().word(), Optional.of(kept), false);
        return send(account, signal, delivery, alert.id().isPresent(), cause);
    }

    /** What would become of a signal of somebody with a key, were it sent now; nothing is journaled. */
    ObjectNode preview(AccountId account, Alert alert, StrategyId strategy, String fingerprint) {
        SignalId id = name(alert.id().orElse(fingerprint));
        Instrument instrument = tickers.find(alert.ticker(), Map.of());
        Signal signal = SignalMaker.of(alert, id, strategy, instrument, alert.action(), Optional.empty());
        var delivery = new Delivery(Optional.empty(), alert.dialect().word(), Optional.empty(), false);
        Optional<Duration> same = alert.id().isPresent() ? Optional.empty() : Optional.of(SAME);
        List<Event> events = risk.decision(new Command.SendSignal(account, signal, delivery, same, Optional.empty()));
        ObjectNode json = foretold(account, id, events).json().put("preview", true);
        ArrayNode checks = json.putArray("checks");
        for (Event event : events) {
            if (event instanceof OrderChecked checked) {
                checked.readings().forEach(reading -> checks.add(RiskJson.of(reading)));
            }
        }
        return json;
    }

    private static Told foretold(AccountId account, SignalId id, List<Event> events) {
        var folded = new Signals();
        for (Event event : events) {
            switch (event) {
                case CommandRefused(var denial, _) -> {
                    return Told.refused(id, denial);
                }
                case SignalEvent.SignalRepeated _ -> {
                    return new Told(Optional.of(id), Told.Word.DUPLICATE, Optional.empty(), Optional.empty());
                }
                case SignalEvent of -> folded.onSignal(of, 0);
                case Event _ -> {}
            }
        }
        return folded.list(account, Optional.empty(), Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(story -> Told.of(story, false))
                .orElseThrow();
    }

    private Told send(AccountId account, Signal signal, Delivery delivery, boolean named, Cause cause) {
        Optional<Duration> same = named ? Optional.empty() : Optional.of(SAME);
        Receipt receipt = desks.submit(new Command.SendSignal(account, signal, delivery, same, Optional.empty()), cause);
        for (var event : receipt.entry().events()) {
            if (event instanceof SignalEvent.SignalRepeated(_, var id, _)) {
                return told(account, id, true);
            }
            if (event instanceof SignalEvent.SignalReceived first) {
                return told(account, first.signal().id(), false);
            }
        }
        return receipt.denial().map(denial -> Told.refused(signal.id(), denial)).orElseThrow();
    }

    private Told told(AccountId account, SignalId id, boolean repeated) {
        return views.signals().find(account, id)
                .map(story -> Told.of(story, repeated))
                .orElseGet(() -> new Told(
                        Optional.of(id), repeated ? Told.Word.DUPLICATE : Told.Word.ACCEPTED, Optional.empty(), Optional.empty()));
    }

    private static AlertReader reader(Hook hook) {
        return new AlertReader(hook.dialect().flatMap(Dialect::named), hook.text());
    }

    /** Whether an entry turns the opposite position round, or only closes it, is the hook's choice and not the sender's. */
    private static Action turned(Action action, boolean turns) {
        return switch (action) {
            case BUY, ENTER_LONG   -> turns ? Action.ENTER_LONG : Action.BUY;
            case SELL, ENTER_SHORT -> turns ? Action.ENTER_SHORT : Action.SELL;
            case ADD, EXIT, EXIT_LONG, EXIT_SHORT, TARGET, CANCEL -> action;
        };
    }

    private static SignalId name(String text) {
        try {
            return new SignalId(text);
        } catch (IllegalArgumentException notOne) {
            throw new AlertException(Flaw.FIELD_MALFORMED, "the field id is malformed: " + notOne.getMessage());
        }
    }
}

package io.taffrail.sqlite;

import io.taffrail.model.account.Configuration;
import io.taffrail.model.journal.AccountEvent;
import io.taffrail.model.journal.ComplianceEvent;
import io.taffrail.model.journal.DeskEvent;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.GroupEvent;
import io.taffrail.model.journal.HaltEvent;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PlanEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.journal.RebalanceEvent;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.position.Position;
import java.util.stream.Collectors;

/** An entry in one line for people; programs read the entry itself. */
final class Sentence {

    private Sentence() {}

    static String of(Entry entry) {
        return entry.events().isEmpty()
                ? kind(entry.input()) + ": nothing followed"
                : entry.events().stream().map(Sentence::of).collect(Collectors.joining("; "));
    }

    private static String kind(Input input) {
        return input instanceof Input.CommandTaken taken
                ? taken.command().getClass().getSimpleName()
                : input.getClass().getSimpleName();
    }

    private static String of(Event event) {
        return switch (event) {
            case OrderEvent order       -> of(order);
            case GroupEvent group       -> "group " + group.group() + " " + of(group);
            case PositionEvent position -> position.position().instrument().symbol() + " " + of(position);
            case AccountEvent account   -> of(account);
            case LinkEvent link         -> "account " + link.account() + " " + of(link);
            case SignalEvent signal     -> SignalSentence.of(signal);
            case PlanEvent plan         -> PlanSentence.of(plan);
            case HaltEvent halt         -> HaltSentence.of(halt);
            case DeskEvent desk         -> of(desk);
            case RiskEvent risk         -> of(risk);
            case ComplianceEvent rules  -> of(rules);
            case RebalanceEvent change  -> of(change);
        };
    }

    private static String of(RebalanceEvent event) {
        return switch (event) {
            case RebalanceEvent.RebalancePlanned(var account, _, var plan, _) ->
                "account " + account + " is brought to " + plan.lines().size() + " weights, of " + plan.equity();
            case RebalanceEvent.RebalanceOrdered(_, var symbol, var opens, var order, _) ->
                "its order " + order + (opens ? " opens " : " reduces ") + symbol;
            case RebalanceEvent.RebalanceEnded(_, var complete, var words, _) ->
                "the rebalance is " + (complete ? "complete: " : "left: ") + words;
        };
    }

    private static String of(ComplianceEvent event) {
        return switch (event) {
            case ComplianceEvent.RulesImported(var pack, _) ->
                "rules " + pack.name() + " " + pack.version() + " of " + pack.asOf() + " apply, from " + pack.source();
            case ComplianceEvent.RulesDropped(var name, var reason, _) -> "rules " + name + " dropped: " + reason;
            case ComplianceEvent.OrderScreened(_, var screenings, _) -> screenings.stream()
                    .map(one -> "screened by " + one.pack() + " " + one.version() + ": " + one.verdict())
                    .collect(Collectors.joining(", "));
        };
    }

    private static String of(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderInitialized first ->
                "order " + first.number() + " (" + first.clientOrderId() + "): " + first.side() + " "
                        + amount(first.amount()) + " " + first.instrument().symbol() + " " + price(first.spec()) + " "
                        + first.timeInForce();
            case OrderEvent.OrderDenied denied -> "DENIED " + denied.reason().code() + ": " + denied.reason().what();
            case OrderEvent.OrderHeld held -> "order " + held.order() + " HELD until its entry trades";
            case OrderEvent.OrderSubmitted _   -> "SUBMITTED";
            case OrderEvent.OrderInDoubt doubt -> "order " + doubt.order() + " IN_DOUBT: " + doubt.why();
            case OrderEvent.OrderUnfound unfound ->
                "order " + unfound.order() + " is unknown to the broker: " + unfound.words();
            case OrderEvent.OrderAdopted adopted ->
                "order " + adopted.order() + " ACCEPTED: came to the broker from elsewhere, as " + adopted.venueOrderId();
            case OrderEvent.OrderAccepted accepted ->
                "order " + accepted.order() + " ACCEPTED as " + accepted.venueOrderId();
            case OrderEvent.OrderBooked booked -> "order " + booked.order() + " rests in the book";
            case OrderEvent.OrderTriggered triggered -> "order " + triggered.order() + " TRIGGERED: its stop is reached";
            case OrderEvent.OrderTrailMoved moved -> "order " + moved.order() + " trails from " + moved.mark();
            case OrderEvent.OrderRejected rejected ->
                "order " + rejected.order() + " REJECTED " + rejected.reason().code() + ": "
                        + rejected.reason().text();
            case OrderEvent.OrderFilled filled ->
                "order " + filled.order() + (filled.complete() ? " FILLED " : " PARTIALLY_FILLED ")
                        + filled.fill().lastQty() + " at " + filled.fill().lastPx() + " (trade "
                        + filled.fill().tradeId() + ")";
            case OrderEvent.OrderRestated restated ->
                "order " + restated.order() + " is for " + restated.quantity() + " now: " + restated.why();
            case OrderEvent.OrderPendingReplace pending ->
                "order " + pending.order() + " PENDING_REPLACE by " + pending.by() + ": " + amount(pending.amount())
                        + " " + price(pending.spec());
            case OrderEvent.OrderReplaced replaced ->
                "order " + replaced.order() + " REPLACED by " + replaced.by();
            case OrderEvent.OrderReplaceRejected rejected ->
                "order " + rejected.order() + " not replaced: " + rejected.why();
            case OrderEvent.OrderCarriedOver over ->
                "order " + over.order() + " took the place of " + over.replaced() + ", of which " + over.cumQty()
                        + " had traded";
            case OrderEvent.OrderCaughtUp late ->
                "order " + late.order() + " counts " + late.fill().lastQty() + " that order " + late.earlier()
                        + " before it had traded";
            case OrderEvent.OrderOverfilled over ->
                "ALARM: order " + over.order() + " traded " + over.excess() + " more than it asked for";
            case OrderEvent.OrderPendingCancel pending -> "order " + pending.order() + " PENDING_CANCEL";
            case OrderEvent.OrderCancelRejected rejected ->
                "order " + rejected.order() + " not canceled: " + rejected.why();
            case OrderEvent.OrderCanceled canceled ->
                "order " + canceled.order() + " CANCELED: " + canceled.evidence();
            case OrderEvent.OrderExpired expired -> "order " + expired.order() + " EXPIRED: " + expired.evidence();
        };
    }

    private static String of(GroupEvent event) {
        return switch (event) {
            case GroupEvent.GroupReleased(_, var why, _) -> "protects nothing any more: " + why;
            case GroupEvent.GroupStopped(_, var price, _) ->
                "stopped at " + price + " while its entry was still working: closed at the market";
            case GroupEvent.CoverageReduced(_, var quantity, _) -> "has " + quantity + " less to protect: closed elsewhere";
            case GroupEvent.CoverageExtended(_, var quantity, _) -> "has " + quantity + " more to protect: its position has grown";
            case GroupEvent.CoverageLost(_, var quantity, var why, _) -> "ALARM: " + quantity + " without a stop: " + why;
            case GroupEvent.CoverageRestored _ -> "is covered again";
            case GroupEvent.ExitsOverfilled(_, var excess, _) -> "ALARM: its exits traded " + excess + " too many";
        };
    }

    private static String of(PositionEvent event) {
        return switch (event) {
            case PositionEvent.PositionOpened(_, var position, _, _) -> "opened: " + of(position);
            case PositionEvent.PositionChanged(_, var position, var realised, _) ->
                "changed: " + of(position) + ", realised " + realised;
            case PositionEvent.PositionAdopted(_, var position, _, _) -> "adopted from the broker: " + of(position);
            case PositionEvent.PositionClosed(_, _, var realised, _) -> "closed, realised " + realised;
        };
    }

    private static String of(LinkEvent event) {
        return switch (event) {
            case LinkEvent.LinkRaised(_, _, var onBreak, _) -> "hears its broker; on a difference: " + onBreak;
            case LinkEvent.LinkDropped(_, var why, _) -> "does not hear its broker: " + why;
            case LinkEvent.RecordBooked(_, var cursor, _) -> "is booked up to " + cursor;
            case LinkEvent.AccountReconciled _ -> "agrees with its broker";
            case LinkEvent.BreakFound(_, var found, _) -> "ALARM: " + found.what();
            case LinkEvent.BreakSettled(_, var settled, var how, _) -> "settled: " + settled.subject() + ", " + how;
            case LinkEvent.MovementBooked(_, var movement, _) ->
                "booked " + movement.kind() + " " + movement.amount() + " (" + movement.id() + ")";
            case LinkEvent.ReportSetAside(_, var what, _) -> "put aside: " + what;
        };
    }

    private static String of(AccountEvent event) {
        return switch (event) {
            case AccountEvent.AccountOpened(var account, _) ->
                "account " + account.id() + " (" + account.mode() + ", " + account.kind() + ") opened with "
                        + account.startingCash();
            case AccountEvent.BalanceChanged(var account, var change, var cash, var reason, _) ->
                "cash of " + account + " " + change + " to " + cash + " (" + reason + ")";
            case AccountEvent.BuyingPowerCheckSet(var account, var checked, _) ->
                "buying power of " + account + (checked ? " is checked" : " is not checked");
            case AccountEvent.WatchlistKept(var account, var list, _) ->
                "watchlist " + list.id() + " of " + account + " has " + list.symbols().size() + " symbols";
            case AccountEvent.WatchlistDeleted(var account, var list, _) ->
                "watchlist " + list + " of " + account + " deleted";
            case AccountEvent.AccountConfigured(var account, var configuration, _) ->
                "account " + account + " configured: " + of(configuration);
        };
    }

    private static String of(Configuration configuration) {
        return (configuration.tradingSuspended() ? "trading suspended" : "trading allowed")
                + (configuration.shortingForbidden() ? ", no shorting" : "")
                + (configuration.fractionalAllowed() ? "" : ", no fractions")
                + ", margin up to " + configuration.marginMultiplierMax() + " times";
    }

    private static String of(DeskEvent event) {
        return switch (event) {
            case DeskEvent.DeskOpened(_, var desk, var source, _) ->
                "desk " + desk + " opened on " + source.kind() + " " + source.name();
            case DeskEvent.CommandRefused(var reason, _) -> "refused " + reason.code() + ": " + reason.what();
            case DeskEvent.RequestKept(var account, var key, _, _) -> "request " + key + " of " + account + " answered";
            case DeskEvent.RequestRepeated(var account, var key, _) ->
                "request " + key + " of " + account + " came again and was answered as before";
            case DeskEvent.DayCarried(var date, _) -> "carried over the end of " + date;
            case DeskEvent.MarksChanged(var marks, _) -> "marked "
                    + marks.stream().map(mark -> mark.symbol() + " " + mark.price()).collect(Collectors.joining(", "));
        };
    }

    private static String of(RiskEvent event) {
        return switch (event) {
            case RiskEvent.LimitSet(var rule, var scope, var value, var reason, var by, var until, _) ->
                "limit " + rule.word() + " of " + scope + " set to " + rule.unit().text(value) + " by " + by + ": " + reason
                        + until.map(end -> ", until " + end).orElse("");
            case RiskEvent.LimitLifted(var rule, var scope, var reason, var by, _) ->
                "limit " + rule.word() + " of " + scope + " lifted by " + by + ": " + reason;
            case RiskEvent.LimitReverted(var rule, var scope, var value, _) ->
                "limit " + rule.word() + " of " + scope + " is over, and is "
                        + value.map(rule.unit()::text).orElse("none") + " again";
            case RiskEvent.OrderChecked(_, var readings, _) -> readings.stream()
                    .filter(reading -> !reading.passed())
                    .map(reading -> "beyond " + reading.rule().word())
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("within " + readings.size() + " limits");
            case RiskEvent.RuleTripped(var rule, var scope, var value, var limit, _) ->
                "ALARM: " + scope + " is stopped by " + rule.word() + ": " + value + " of " + limit;
            case RiskEvent.RuleRearmed(var rule, var scope, var reason, var by, _) ->
                scope + " goes on after " + rule.word() + ", says " + by + ": " + reason;
        };
    }

    private static String of(Position position) {
        return position.quantity() + " for " + position.cost();
    }

    private static String amount(OrderAmount amount) {
        return switch (amount) {
            case OrderAmount.Units(var quantity)  -> quantity.toString();
            case OrderAmount.Notional(var money) -> money + " of";
        };
    }

    private static String price(OrderSpec spec) {
        return switch (spec) {
            case OrderSpec.Market _         -> "at the market";
            case OrderSpec.Limit(var price) -> "limit " + price;
            case OrderSpec.Stop(var stop)   -> "stop " + stop;
            case OrderSpec.StopLimit(var stop, var limit) -> "stop " + stop + " limit " + limit;
            case OrderSpec.TrailingStop(Trail.ByPrice(var offset))     -> "trailing by " + offset;
            case OrderSpec.TrailingStop(Trail.ByPercent(var percent)) -> "trailing by " + percent + "%";
        };
    }
}

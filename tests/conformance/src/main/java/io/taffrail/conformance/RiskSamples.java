package io.taffrail.conformance;

import static io.taffrail.conformance.Samples.AAPL;
import static io.taffrail.conformance.Samples.ACCOUNT;
import static io.taffrail.conformance.Samples.AT;
import static io.taffrail.conformance.Samples.ORDER;

import io.taffrail.model.instrument.SessionPhase;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.RiskEvent;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Side;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/** One sample of everything about limits. */
final class RiskSamples {
    private static final Scope STRATEGY = Scope.strategy("ema");
    private static final Reading READING = new Reading(
            Rule.MAX_ORDER_NOTIONAL, Scope.DESK, Optional.of(Decimal.of("25000.01")), Decimal.of(25_000), false,
            Optional.empty());
    private static final Reading BLIND = new Reading(
            Rule.STALE_PRICE, Scope.of(AAPL.assetClass()), Optional.empty(), Decimal.of(5), false,
            Optional.of("there is no quote"));
    private static final MarketFacts MARKET = new MarketFacts(
            SessionPhase.REGULAR, Optional.of(AT), Optional.of(AT.plusSeconds(60)), true, Optional.of(AT),
            List.of(new MarketFacts.Peer(AAPL.symbol(), Optional.of("tech"), Optional.of(Decimal.ONE))));

    static final Denial EXCEEDED = Denial.LimitExceeded.of(READING);
    static final Denial UNKNOWN = Denial.LimitExceeded.of(BLIND);
    static final Denial REFUSED = new Denial.LimitRefused(
            LimitProblem.LIMIT_LOOSENED_WITHOUT_REASON, Rule.LEVERAGE, Scope.DESK, Decimal.of(2), Optional.of(Decimal.ONE));

    private RiskSamples() {}

    static List<Event> events() {
        return List.of(
                new RiskEvent.LimitSet(
                        Rule.MAX_ORDER_QTY, Scope.of(AAPL.symbol()), Decimal.of(500), "a thin market", "key PK1",
                        Optional.of(AT), AT),
                new RiskEvent.LimitLifted(Rule.LEVERAGE, Scope.DESK, "an account of its own", "key PK1", AT),
                new RiskEvent.LimitReverted(Rule.MAX_ORDER_QTY, Scope.of(AAPL.symbol()), Optional.of(Decimal.of(100)), AT),
                new RiskEvent.OrderChecked(ORDER, List.of(READING, BLIND), AT),
                new RiskEvent.RuleTripped(Rule.REPEATED_EXECUTIONS, STRATEGY, Decimal.of(10), Decimal.of(10), AT),
                new RiskEvent.RuleRearmed(Rule.REPEATED_EXECUTIONS, STRATEGY, "looked", "key PK1", AT));
    }

    static List<Input> inputs() {
        var change = new LimitChange(Rule.CONCENTRATION, Scope.of(ACCOUNT), Decimal.of("12.5"), Optional.of(AT));
        var intent = new OrderIntent(
                Optional.empty(), AAPL.symbol(), Side.BUY, OrderAmount.units(Quantity.of(1)), new OrderSpec.Market(),
                TimeInForce.DAY);
        return List.of(
                taken(new Command.SetLimits(List.of(change), Optional.of("earnings"), "key PK1"), Facts.NONE),
                taken(new Command.LiftLimit(Rule.LEVERAGE, Scope.of(AAPL.assetClass()), "paper only", "key PK1"), Facts.NONE),
                taken(new Command.RearmRule(Rule.ORDER_TO_FILL, STRATEGY, "looked", "key PK1"), Facts.NONE),
                taken(new Command.SubmitOrder(ACCOUNT, intent, Optional.empty()), Facts.of(AAPL, Optional.empty()).with(MARKET)),
                taken(
                        new Command.SubmitOrder(ACCOUNT, intent, Optional.empty()),
                        Facts.of(AAPL, Optional.empty()).with(MARKET
                                .withAverageVolume(Optional.of(Decimal.of(50_000_000)))
                                .withDrift(Optional.of(Decimal.of("1.25"))))));
    }

    private static Input taken(Command command, Facts facts) {
        return new Input.CommandTaken(command, facts);
    }
}

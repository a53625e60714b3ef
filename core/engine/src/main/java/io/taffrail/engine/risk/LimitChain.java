package io.taffrail.engine.risk;

import static java.util.Map.entry;

import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds an order against every limit that applies to it; all of them speak, and the first that refuses is the denial. */
public final class LimitChain {
    private static final Map<Rule, Measure> ALL = Map.ofEntries(
            entry(Rule.HALTED_INSTRUMENT, MarketMeasures::trades),
            entry(Rule.MARKET_HOURS, MarketMeasures::isOpen),
            entry(Rule.NO_TRADE_AFTER_OPEN, MarketMeasures::sinceOpen),
            entry(Rule.NO_TRADE_BEFORE_CLOSE, MarketMeasures::untilClose),
            entry(Rule.STALE_PRICE, MarketMeasures::age),
            entry(Rule.SPREAD, MarketMeasures::spread),
            entry(Rule.PRICE_COLLAR, MarketMeasures::beyond),
            entry(Rule.PRICE_COLLAR_BELOW_ONE, MarketMeasures::beyondBelowOne),
            entry(Rule.MARKET_ORDER_COLLAR, MarketMeasures::bound),
            entry(Rule.PRICE_DRIFT, MarketMeasures::drift),
            entry(Rule.MAX_ORDER_QTY, OrderMeasures::units),
            entry(Rule.MAX_ORDER_ADV, OrderMeasures::ofAverageDay),
            entry(Rule.MAX_ORDER_NOTIONAL, OrderMeasures::worth),
            entry(Rule.MAX_ORDER_EQUITY, OrderMeasures::worthOfEquity),
            entry(Rule.ORDER_RATE, PaceMeasures::withinSecond),
            entry(Rule.ORDER_RATE_MINUTE, PaceMeasures::withinMinute),
            entry(Rule.REPEATED_EXECUTIONS, PaceMeasures::executions),
            entry(Rule.DUPLICATE_ORDER, PaceMeasures::sinceTwin),
            entry(Rule.SELF_TRADE, OrderMeasures::meetsOwn),
            entry(Rule.ORDER_TO_FILL_WARN, PaceMeasures::ordersToFills),
            entry(Rule.ORDER_TO_FILL, PaceMeasures::ordersToFills),
            entry(Rule.OPEN_ORDERS_SYMBOL, ExposureMeasures::symbolOrders),
            entry(Rule.OPEN_ORDERS, ExposureMeasures::orders),
            entry(Rule.UNEXECUTED_NOTIONAL, ExposureMeasures::unexecuted),
            entry(Rule.SHORT_SALE, OrderMeasures::isShort),
            entry(Rule.SETTLED_CASH, AccountMeasures::unsettled),
            entry(Rule.GOOD_FAITH, AccountMeasures::violations),
            entry(Rule.DAY_TRADES, AccountMeasures::dayTrades),
            entry(Rule.MAX_RISK_PER_TRADE, OrderMeasures::atStop),
            entry(Rule.POSITION_SIZE, ExposureMeasures::units),
            entry(Rule.CONCENTRATION, ExposureMeasures::concentration),
            entry(Rule.MAX_POSITIONS, ExposureMeasures::positions),
            entry(Rule.STRATEGY_BUDGET, ExposureMeasures::budget),
            entry(Rule.GROSS_EXPOSURE, ExposureMeasures::gross),
            entry(Rule.NET_EXPOSURE, ExposureMeasures::net),
            entry(Rule.LEVERAGE, ExposureMeasures::leverage),
            entry(Rule.SECTOR_EXPOSURE, ExposureMeasures::sector),
            entry(Rule.CORRELATION, ExposureMeasures::correlated));

    private final Map<Rule, Measure> measures;

    private LimitChain(Map<Rule, Measure> measures) {
        this.measures = measures;
    }

    /** Every rule that looks at single orders. */
    public static LimitChain whole() {
        return new LimitChain(new EnumMap<>(ALL));
    }

    /** The same with one check missing: what a test breaks to see that somebody notices. */
    public LimitChain without(Rule rule) {
        var fewer = new EnumMap<Rule, Measure>(measures);
        fewer.remove(rule);
        return new LimitChain(fewer);
    }

    /** Whether a rule is checked. */
    public boolean checks(Rule rule) {
        return measures.containsKey(rule);
    }

    /** What each limit that applies says, in the order in which they refuse. */
    public List<Reading> read(LimitCase judged, LimitBook limits) {
        var readings = new ArrayList<Reading>();
        List<Scope> scopes = judged.scopes();
        for (Rule rule : limits.rules()) {
            Measure measure = measures.get(rule);
            if (measure == null) {
                continue;
            }
            Optional<Reading> stopped = stopped(rule, judged, limits);
            if (stopped.isPresent()) {
                readings.add(stopped.get());
                continue;
            }
            for (Scope scope : scopes) {
                limits.find(rule, scope, judged.at())
                        .flatMap(limit -> reading(limit, measured(measure, judged, scope), judged.closes()))
                        .ifPresent(readings::add);
            }
        }
        return readings;
    }

    /** The first that refuses. */
    public static Optional<Reading> refusal(List<Reading> readings) {
        return readings.stream().filter(Reading::refuses).findFirst();
    }

    private static Optional<Reading> stopped(Rule rule, LimitCase judged, LimitBook limits) {
        if (!rule.trips() || judged.closes()) {
            return Optional.empty();
        }
        Optional<RuleTripped> trip =
                judged.strategy().map(Scope::strategy).flatMap(strategy -> limits.trip(rule, strategy));
        return trip.map(was -> new Reading(
                rule, was.scope(), Optional.of(was.value()), was.limit(), false, Optional.of("stopped since " + was.at())));
    }

    private static Measured measured(Measure measure, LimitCase judged, Scope scope) {
        try {
            return measure.of(judged, scope);
        } catch (ArithmeticException moreThanTheLedgerHolds) {
            return new Measured.Unknown("it is more than the ledger can hold");
        }
    }

    private static Optional<Reading> reading(Limit limit, Measured measured, boolean closes) {
        Rule rule = limit.rule();
        boolean spared = closes && rule.letsClosingPass();
        return switch (measured) {
            case Measured.Outside _ -> Optional.empty();
            case Measured.Unsaid(var why) -> Optional.of(new Reading(
                    rule, limit.scope(), Optional.empty(), limit.value(), true, Optional.of(why)));
            case Measured.Unknown(var why) ->
                spared
                        ? Optional.empty()
                        : Optional.of(new Reading(
                                rule, limit.scope(), Optional.empty(), limit.value(), false, Optional.of(why)));
            case Measured.Value(var value, var worse, var note) -> {
                boolean within = rule.passes(value, limit.value());
                boolean passed = within || spared || !worse;
                yield Optional.of(new Reading(
                        rule, limit.scope(), Optional.of(value), limit.value(), passed,
                        passed && !within ? Optional.of(spared ? "it only closes" : "it makes it no worse") : note));
            }
        };
    }
}

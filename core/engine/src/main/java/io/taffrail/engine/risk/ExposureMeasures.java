package io.taffrail.engine.risk;

import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.market.MarketFacts.Peer;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What limits ask of all that would be at stake: positions with everything that works, is in doubt or is being replaced. An
 * order that makes none of it larger passes, so that nobody is trapped beyond a limit that was tightened.
 */
final class ExposureMeasures {
    /** From here on two symbols are taken to move together. */
    private static final Decimal TOGETHER = Decimal.of("0.7");

    private ExposureMeasures() {}

    static Measured gross(LimitCase judged, Scope scope) {
        Money before = judged.before(Rule.GROSS_EXPOSURE, scope).gross();
        Money after = judged.after(Rule.GROSS_EXPOSURE, scope).gross();
        return judged.ofEquity(after, isWorse(before, after));
    }

    static Measured leverage(LimitCase judged, Scope scope) {
        Money before = judged.before(Rule.LEVERAGE, scope).gross();
        Money after = judged.after(Rule.LEVERAGE, scope).gross();
        return judged.timesEquity(after, isWorse(before, after));
    }

    static Measured net(LimitCase judged, Scope scope) {
        Money before = judged.before(Rule.NET_EXPOSURE, scope).net();
        Money after = judged.after(Rule.NET_EXPOSURE, scope).net();
        return judged.ofEquity(after, isWorse(before, after));
    }

    static Measured unexecuted(LimitCase judged, Scope scope) {
        Money before = judged.before(Rule.UNEXECUTED_NOTIONAL, scope).unexecuted();
        Money after = judged.after(Rule.UNEXECUTED_NOTIONAL, scope).unexecuted();
        return judged.ofEquity(after, isWorse(before, after));
    }

    static Measured positions(LimitCase judged, Scope scope) {
        int before = judged.before(Rule.MAX_POSITIONS, scope).positions();
        int after = judged.after(Rule.MAX_POSITIONS, scope).positions();
        return new Measured.Value(Decimal.of(after), after > before);
    }

    static Measured orders(LimitCase judged, Scope scope) {
        int before = judged.before(Rule.OPEN_ORDERS, scope).orders();
        int after = judged.after(Rule.OPEN_ORDERS, scope).orders();
        return new Measured.Value(Decimal.of(after), after > before);
    }

    static Measured symbolOrders(LimitCase judged, Scope scope) {
        Holdings of = judged.holdings(scope);
        int after = of.symbolOrdersWith(judged.order());
        return new Measured.Value(Decimal.of(after), after > of.symbolOrders());
    }

    static Measured units(LimitCase judged, Scope scope) {
        Holdings of = judged.holdings(scope);
        Decimal after = of.exposureWith(judged.order()).worstUnits();
        return new Measured.Value(after, after.compareTo(of.counted().worstUnits()) > 0);
    }

    static Measured concentration(LimitCase judged, Scope scope) {
        Holdings of = judged.holdings(scope);
        Money after = of.exposureWith(judged.order()).worst();
        return judged.ofEquity(after, isWorse(of.counted().worst(), after));
    }

    /** A strategy's own, whatever the limit's scope: the desk's is one for each of its strategies. */
    static Measured budget(LimitCase judged, Scope scope) {
        return judged.ofStrategy()
                .<Measured>map(of -> {
                    Money after = of.with(judged.order()).gross();
                    return new Measured.Value(after.amount(), isWorse(of.tally().gross(), after));
                })
                .orElse(Measured.OUTSIDE);
    }

    static Measured sector(LimitCase judged, Scope scope) {
        List<Peer> peers = judged.market().map(market -> market.peers()).orElse(List.of());
        Optional<String> own = peers.stream().findFirst().flatMap(Peer::sector);
        return own.isEmpty()
                ? new Measured.Unknown("no sector is known of " + judged.order().symbol())
                : together(judged, peers, peer -> peer.sector().equals(own));
    }

    static Measured correlated(LimitCase judged, Scope scope) {
        List<Peer> peers = judged.market().map(market -> market.peers()).orElse(List.of());
        Optional<Peer> unknown = peers.stream().skip(1).filter(peer -> peer.correlation().isEmpty()).findFirst();
        if (peers.isEmpty() || unknown.isPresent()) {
            return new Measured.Unknown("no correlation is known of "
                    + unknown.map(Peer::symbol).orElse(judged.order().symbol()));
        }
        return together(judged, peers, peer -> peer.correlation().filter(one -> one.compareTo(TOGETHER) >= 0).isPresent());
    }

    /** The order's symbol and those peers that belong to it. */
    private static Measured together(LimitCase judged, List<Peer> peers, Predicate<Peer> belongs) {
        Money others = judged.equity().currency().zero();
        for (Peer peer : peers.subList(1, peers.size())) {
            if (belongs.test(peer)) {
                others = others.plus(worst(judged, peer.symbol()));
            }
        }
        Money after = judged.account().exposureWith(judged.order()).worst();
        return judged.ofEquity(others.plus(after), isWorse(judged.account().counted().worst(), after));
    }

    private static Money worst(LimitCase judged, Symbol symbol) {
        Exposure exposure = judged.exposures().get(symbol);
        return exposure == null ? judged.equity().currency().zero() : exposure.worst();
    }

    private static boolean isWorse(Money before, Money after) {
        return after.compareTo(before) > 0;
    }
}

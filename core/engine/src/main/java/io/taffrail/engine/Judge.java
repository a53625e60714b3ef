package io.taffrail.engine;

import io.taffrail.engine.risk.LimitCase;
import io.taffrail.engine.risk.LimitChain;
import io.taffrail.engine.risk.Proposal;
import io.taffrail.engine.risk.RiskEngine;
import io.taffrail.engine.risk.Tally;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.ComplianceEvent.OrderScreened;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.journal.RiskEvent.OrderChecked;
import io.taffrail.model.journal.RiskEvent.RuleTripped;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.Exit;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Origin;
import io.taffrail.model.risk.Reading;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds an order against the house's rules and against the desk's limits, and says all that they found. */
final class Judge {
    private final Book book;
    private final RiskEngine rules;
    private final LimitChain limits;
    private final RuleDecider packs;
    private final SelfTrades selfTrades;

    Judge(Book book, RiskEngine rules, LimitChain limits) {
        this.book = book;
        this.rules = rules;
        this.limits = limits;
        packs = new RuleDecider(book);
        selfTrades = new SelfTrades(book);
    }

    /**
     * What was found.
     *
     * @param checked what the limits said, to be journaled; empty where the desk has none
     * @param screened what rule packs said, to be journaled; empty where none applies
     * @param denial the first refusal: the house's rules come before the rule packs, and those before its limits
     * @param trips that a strategy is stopped with it
     */
    record Verdict(
            List<Reading> readings, Optional<OrderChecked> checked, Optional<OrderScreened> screened, Optional<Denial> denial,
            Optional<Event> trips) {

        /** What was found, as it is written down before what came of it. */
        List<Event> findings() {
            return Stream.<Event>concat(checked.stream(), screened.stream()).toList();
        }
    }

    /**
     * What makes an order beside what it asks for.
     *
     * @param replaced the order whose place it is to take, where it is a replacement
     * @param stopLoss the stop that it brings with it
     * @param named whether its caller told it from every other
     */
    record Manner(Optional<Order> replaced, Optional<OrderSpec> stopLoss, boolean named) {
        static Manner of(OrderIntent intent, boolean keyed) {
            Optional<OrderSpec> stop = intent.orderClass().stream()
                    .flatMap(group -> group.exits().stream())
                    .filter(Exit.StopLoss.class::isInstance)
                    .map(Exit::spec)
                    .findFirst();
            return new Manner(Optional.empty(), stop, keyed || intent.clientOrderId().isPresent());
        }

        static Manner replacing(Order order) {
            return new Manner(Optional.of(order), Optional.empty(), true);
        }
    }

    /**
     * Judges an order that somebody wants.
     *
     * @param keyed whether the request has a key of its own, so that it is no repetition
     */
    Verdict judge(
            AccountBook account, OrderInitialized wanted, OrderIntent intent, Optional<Denial> ruling, boolean keyed,
            Facts facts, Instant at) {
        var proposal = new Proposal(
                Order.of(wanted),
                account.account(),
                account.configuration(),
                account.exposure(wanted.instrument()),
                account.balance(),
                facts.quote(),
                account.link(),
                account.inDoubt(),
                book.openOrRecent(account.id(), wanted.clientOrderId()).or(facts::earlier),
                book.halts().stopping(account.id(), wanted.origin().map(Origin::strategy)));
        return judge(ruling.or(() -> Exits.check(intent)), proposal, Manner.of(intent, keyed), facts, at);
    }

    /** @param ruling a refusal that stands already */
    Verdict judge(Optional<Denial> ruling, Proposal proposal, Manner manner, Facts facts, Instant at) {
        OrderId judged = manner.replaced().map(Order::id).orElse(proposal.order().id());
        List<Screening> screenings = packs.screen(proposal, at);
        Optional<OrderScreened> screened =
                screenings.isEmpty() ? Optional.empty() : Optional.of(new OrderScreened(judged, screenings, at));
        Optional<Denial> refused =
                ruling.or(() -> rules.check(proposal)).or(() -> RuleDecider.denial(proposal, screenings));
        if (book.limits().isEmpty() || !isInItsCurrency(proposal)) {
            return new Verdict(List.of(), Optional.empty(), screened, refused, Optional.empty());
        }
        List<Reading> readings = limits.read(limitCase(proposal, manner, facts, at), book.limits());
        Optional<Reading> first = LimitChain.refusal(readings);
        return new Verdict(
                readings,
                Optional.of(new OrderChecked(judged, readings, at)),
                screened,
                refused.or(() -> first.map(Denial.LimitExceeded::of)),
                refused.isPresent() ? Optional.empty() : trip(proposal.order(), readings, at));
    }

    /** Limits are kept in the account's currency; what settles in another is refused before. */
    private static boolean isInItsCurrency(Proposal proposal) {
        return proposal.order().instrument().currency().equals(proposal.account().currency());
    }

    private LimitCase limitCase(Proposal proposal, Manner manner, Facts facts, Instant at) {
        Order order = proposal.order();
        AccountBook account = book.requireAccount(order.account());
        Optional<String> strategy = Book.strategyOf(order);
        return new LimitCase(
                proposal,
                strategy,
                desk(account),
                account.holdings(order.instrument(), manner.replaced()),
                account.classHoldings(order.instrument(), manner.replaced()),
                order.strategy().map(whose ->
                        book.strategies().holdings(whose, account.id(), order.instrument(), manner.replaced())),
                account.exposures(),
                manner.stopLoss(),
                manner.named(),
                book.limits().has(Rule.SELF_TRADE) ? selfTrades.opponent(proposal) : Optional.empty(),
                account.dealings(),
                facts.market(),
                book.limits().pace(order.account(), strategy),
                at);
    }

    private Tally desk(AccountBook like) {
        Tally sum = Tally.none(like.account().currency());
        for (AccountBook account : book.accounts()) {
            if (account.account().currency().equals(like.account().currency())) {
                sum = sum.plus(account.tally());
            }
        }
        return sum;
    }

    private Optional<Event> trip(Order order, List<Reading> readings, Instant at) {
        Optional<Scope> strategy = Book.strategyOf(order).map(Scope::strategy);
        return readings.stream()
                .filter(reading -> reading.refuses() && reading.rule().trips() && reading.value().isPresent())
                .filter(reading -> strategy.filter(whose -> book.limits().trip(reading.rule(), whose).isEmpty()).isPresent())
                .findFirst()
                .map(reading -> new RuleTripped(
                        reading.rule(), strategy.orElseThrow(), reading.value().orElseThrow(), reading.limit(), at));
    }
}

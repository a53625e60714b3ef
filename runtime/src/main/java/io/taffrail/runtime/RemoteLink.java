package io.taffrail.runtime;

import io.taffrail.engine.Comparison;
import io.taffrail.engine.Effect;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Statement;
import io.taffrail.ports.BrokerListener;
import io.taffrail.ports.BrokerUnreachableException;
import io.taffrail.ports.Reconciler.SideBySide;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.ports.Submission;
import io.taffrail.ports.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's link to its broker: effects go out on virtual threads, one at a time for each order; what the broker tells
 * comes in as arrivals; what is unanswered is looked up, and books and broker are compared, at every start of the link and
 * from time to time.
 */
final class RemoteLink implements BrokerListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteLink.class);
    private static final Duration BEAT = Duration.ofMillis(200);

    private final RemoteAccount held;
    private final Turn turn;
    private final Threads threads;
    private final Lanes lanes;
    private final LookUps lookUps;
    private final Statements statements;
    private final SetAsides setAsides;
    private volatile Optional<Threads.Running> beat = Optional.empty();
    private volatile boolean closed;

    RemoteLink(RemoteAccount held, Turn turn, Threads threads) {
        this.held = held;
        this.turn = turn;
        this.threads = threads;
        lanes = new Lanes(threads);
        setAsides = new SetAsides(threads);
        lookUps = new LookUps(held.broker(), lanes, this::hear, threads);
        statements = new Statements(held, this::compare, threads);
    }

    AccountId account() {
        return held.account();
    }

    RemoteBroker broker() {
        return held.broker();
    }

    /** From here on the broker may report. Nothing new leaves until it is heard and agrees with the books. */
    void connect() {
        statements.readFrom(turn.take(loop -> loop.link(account()).cursor()));
        List<Order> known = turn.take(loop -> {
            loop.observe(cause(), new LinkReport.LinkLost(account(), "not connected yet"));
            loop.orders(account()).abandoned().forEach(order -> loop.hear(cause(), account(), new ExecutionReport.InDoubt(
                    order.id(), "the desk stopped before the answer came", order.lastChange())));
            return loop.orders(account()).concerned();
        });
        held.broker().connect(this, known);
        beat = Optional.of(threads.dedicate("link-" + account(), this::keepBeat));
    }

    private void keepBeat() {
        try {
            while (!closed) {
                onBeat();
                threads.sleep(BEAT);
            }
        } catch (InterruptedException closing) {
            LOG.debug("the beat of account {} ends", account(), closing);
        }
    }

    /** Goes out once what is asked for is durable. */
    void act(Effect effect) {
        switch (effect) {
            case Effect.Send(var order, var legs) -> lanes.run(order, () -> send(order, legs));
            case Effect.Replace(var order, var next) ->
                lanes.run(order, () -> held.broker().replace(order, next));
            case Effect.Resize(var order) -> lanes.run(order, () -> held.broker().resize(order));
            case Effect.Cancel(var order) -> lanes.run(order, () -> held.broker().cancel(order));
            case Effect.Adopt(var order)  -> held.broker().adopt(order);
        }
    }

    private void send(Order order, List<Order> legs) {
        if (!leaves(order)) {
            return;
        }
        Submission answer = offered(order, legs);
        var reports = new ArrayList<ExecutionReport>();
        reports.add(report(order, answer));
        if (!(answer instanceof Submission.Accepted)) {
            // What waits for its entry falls with it; what was to work at once shares its fate.
            for (Order leg : legs) {
                if (leg.status() == OrderStatus.SUBMITTED) {
                    reports.add(report(leg, answer));
                }
            }
        }
        turn.post(heard(reports));
    }

    private Submission offered(Order order, List<Order> legs) {
        try {
            return held.broker().submit(order, legs);
        } catch (RuntimeException broken) {
            LOG.error("the adapter to {} failed while order {} was being sent", held.broker().name(), order.id(), broken);
            return new Submission.Unknown("the adapter failed: " + broken);
        }
    }

    /** The last look at what leaves; what is not as it was written down stays here, and the desk stops. */
    private boolean leaves(Order order) {
        try {
            turn.take(Loop::exits).leave(order);
            return true;
        } catch (IllegalStateException violated) {
            turn.take(loop -> {
                loop.stop(violated);
                return account();
            });
            return false;
        }
    }

    @Override
    public Optional<String> keepsBack(Order order) {
        return turn.take(loop -> loop.orders(account()).haltOf(order)).map(halt -> "trading was halted before it left: " + halt.reason());
    }

    private static ExecutionReport report(Order order, Submission answer) {
        Instant at = order.lastChange();
        return switch (answer) {
            case Submission.Accepted(var venueId) -> new ExecutionReport.Accepted(order.id(), venueId, at);
            case Submission.Refused(var reason) -> new ExecutionReport.Rejected(order.id(), reason, at);
            case Submission.Unknown(var why) -> new ExecutionReport.InDoubt(order.id(), why, at);
            case Submission.NotSent(var why) ->
                new ExecutionReport.Rejected(order.id(), Rejection.notSent(why), at);
        };
    }

    /**
     * The books beside the broker's statement.
     *
     * @param fresh whether the broker is asked now, and waited for
     */
    SideBySide sideBySide(boolean fresh) {
        Optional<String> unreachable = fresh ? asked() : Optional.empty();
        Optional<Statement> statement = statements.latest();
        return turn.take(loop -> loop.sideBySide(account(), held.broker().name(), statement, unreachable));
    }

    private Optional<String> asked() {
        try {
            statements.readNow();
            return Optional.empty();
        } catch (BrokerUnreachableException silent) {
            return Optional.of(String.valueOf(silent.getMessage()));
        }
    }

    /** Something has changed that only a comparison can settle. */
    void compareSoon() {
        statements.soon();
    }

    private Comparison.Rest compare(Statement statement, List<Break> before) {
        Comparison.Rest rest = turn.take(loop -> loop.compare(cause(), account(), statement, before));
        lookUps.add(rest.toLookUp());
        return rest;
    }

    private void onBeat() {
        try {
            statements.onBeat();
            if (!held.broker().capabilities().timesInForce().contains(TimeInForce.GTD)) {
                turn.take(loop -> {
                    loop.expire(account());
                    return account();
                });
            }
            if (statements.hasCompared()) {
                lookUps.onBeat(turn.take(loop -> loop.orders(account()).unanswered()));
            }
        } catch (RuntimeException | Error failed) {
            // A beat that failed must not be the last one: nothing would be looked up any more.
            LOG.warn("the link of account {} stumbled, and goes on", account(), failed);
        }
    }

    @Override
    public void onReport(ExecutionReport report) {
        hear(List.of(report));
    }

    private void hear(List<ExecutionReport> reports) {
        turn.post(heard(reports));
    }

    private List<Arrival> heard(List<ExecutionReport> reports) {
        return reports.stream()
                .<Arrival>map(report -> new Arrival.Heard(cause(), account(), report))
                .toList();
    }

    @Override
    public void onLive() {
        post(new LinkReport.LinkLive(account(), held.broker().capabilities(), held.onBreak()));
        statements.onLive();
    }

    @Override
    public void onLost(String why) {
        statements.onLost();
        post(new LinkReport.LinkLost(account(), why));
    }

    @Override
    public void onUnexplained(String what) {
        LOG.info("account {}: {}", account(), what);
        statements.soon();
    }

    @Override
    public void onQuarantined(String what) {
        setAsides.worthAnEntry(what).ifPresent(text -> post(new LinkReport.SetAside(account(), text)));
    }

    private void post(Input input) {
        turn.post(List.of(new Arrival.Observed(cause(), input)));
    }

    private Cause cause() {
        return Cause.broker(held.broker().name());
    }

    @Override
    public void close() {
        closed = true;
        beat.ifPresent(Threads.Running::interrupt);
        statements.close();
        held.broker().close();
        lanes.close();
    }
}

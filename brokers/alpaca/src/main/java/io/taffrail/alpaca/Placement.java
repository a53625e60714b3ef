package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.wire.Json;
import io.taffrail.alpaca.wire.OrderBody;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenueStatus;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Rejection;
import io.taffrail.ports.Submission;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places orders, each once. What is not known for certain afterwards is said to be unknown:
 *
 * <ul>
 *   <li>200 with the order that was asked for: accepted; with anything else: unknown.
 *   <li>400, 401, 403, 422 in Alpaca's own form: unknown, until look-ups by name that would show it say that there is no such
 *       order; a refusal names no order, and may have been meant for another. In any other form it may be somebody else's.
 *   <li>422 {@code client_order_id must be unique}: it is there; it is fetched, and adopted where it is the same.
 *   <li>429: unknown. Alpaca means that it has not looked at the request; but a refusal that a machine in between gives to an
 *       answer looks the same, and a placement that is taken for refused while it works is the worst mistake of all.
 *   <li>Everything else, and every broken connection once a byte may have left: unknown.
 *   <li>No connection, or no room in the budget: not sent.
 * </ul>
 */
final class Placement {
    private final AlpacaClient client;
    private final AccountGate gate;
    private final Register register;
    private final Matching matching;
    private final LookUps lookUps;
    private final Outbox outbox;
    private final Quarantine quarantine;
    private final Consumer<Known> settleSoon;
    /** Held while an answer is waited for, which a monitor should not be. */
    private final ReentrantLock[] turns = new ReentrantLock[64];

    Placement(
            AlpacaClient client,
            AccountGate gate,
            Register register,
            Matching matching,
            LookUps lookUps,
            Outbox outbox,
            Quarantine quarantine,
            Consumer<Known> settleSoon) {
        this.client = client;
        this.gate = gate;
        this.register = register;
        this.matching = matching;
        this.lookUps = lookUps;
        this.outbox = outbox;
        this.quarantine = quarantine;
        this.settleSoon = settleSoon;
        for (int i = 0; i < turns.length; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    Submission submit(Order order, List<Order> legs) {
        Optional<String> unsupported = OrderBody.unsupported(order, legs);
        if (unsupported.isPresent()) {
            return new Submission.Refused(new Rejection("unsupported", unsupported.get()));
        }
        Known known = register.know(order);
        legs.forEach(register::know);
        Optional<String> closed = gate.closed();
        if (closed.isPresent()) {
            return register.entryOf(order).isPresent()
                    ? new Submission.Unknown("it may be there already, with its entry: " + closed.get())
                    : new Submission.NotSent(closed.get());
        }
        OrderId group = order.group().orElse(order.id());
        // The exits of one group are placed together, and may be offered by two threads at once.
        ReentrantLock turn = turns[Math.floorMod(group.hashCode(), turns.length)];
        turn.lock();
        try {
            Submission answer = known.venueId().isPresent() && known.isAccepted()
                    ? new Submission.Accepted(known.venueId().get())
                    : order.isExit() ? exit(known, legs) : placed(known, legs);
            if (answer instanceof Submission.Accepted) {
                acknowledge(legs);
            }
            return answer;
        } finally {
            turn.unlock();
        }
    }

    /** Alpaca has those that came along too; the desk hears it of those that it does not hold back. */
    private void acknowledge(List<Order> legs) {
        for (Order leg : legs) {
            register.find(leg.id())
                    .filter(known -> known.isReleased() && !known.isAccepted() && !known.isOver())
                    .ifPresent(known -> known.venueId().ifPresent(id -> {
                        known.accept();
                        outbox.add(new ExecutionReport.Accepted(leg.id(), id, client.now()));
                    }));
        }
        outbox.deliver();
    }

    /** Ways out are there already where Alpaca got them with their entry, unless it took them off because the entry ended. */
    private Submission exit(Known known, List<Order> legs) {
        known.release();
        Optional<Known> entry = register.entryOf(known.order()).filter(one -> Matching.cameAlong(one.order(), known.order()));
        if (entry.isPresent()) {
            return switch (lookUps.whole(entry.get())) {
                case LookUps.Seen.There(var parent) -> exitOf(parent, known, legs);
                case LookUps.Seen.NotThere(var words) -> new Submission.Unknown("its entry cannot be looked up: " + words);
                case LookUps.Seen.Unclear(var why) -> new Submission.Unknown("its entry cannot be looked up: " + why);
            };
        }
        return exitAlone(known, legs);
    }

    private Submission exitOf(VenueOrder parent, Known known, List<Order> legs) {
        if (parent.endedEarly() || register.entryOf(known.order()).filter(Known::hasEndedEarly).isPresent()) {
            renamed(known);
            legs.forEach(leg -> renamed(register.know(leg)));
            return exitAlone(known, legs);
        }
        if (known.venueId().isPresent()) {
            return there(known, known.venueId().get());
        }
        // One that came after those that went with the entry; but an entry that shows no exits tells nothing of ours.
        boolean othersCame = !parent.legs().isEmpty() && parent.legs().stream().allMatch(leg -> register.find(leg.id()).isPresent());
        return othersCame
                ? exitAlone(known, legs)
                : new Submission.Unknown("it went with its entry, and Alpaca does not show it there");
    }

    /** Some of its life may have gone by unreported while the desk still held it back. */
    private Submission there(Known known, VenueOrderId id) {
        known.accept();
        settleSoon.accept(known);
        return new Submission.Accepted(id);
    }

    /** What Alpaca took off with the entry is placed anew, under our own name. */
    private static void renamed(Known known) {
        known.unnamed();
    }

    /** Alpaca's pair of exits is an order to take the profit that brings the stop with it, whichever is offered first. */
    private Submission exitAlone(Known known, List<Order> legs) {
        boolean pair = !legs.isEmpty() && known.order().spec() instanceof OrderSpec.Limit;
        if (pair || legs.isEmpty()) {
            return placed(known, legs);
        }
        Optional<Order> profit = legs.stream()
                .filter(leg -> leg.link().filter(link -> link.role() == GroupLink.Role.TAKE_PROFIT).isPresent())
                .findFirst();
        if (profit.isEmpty()) {
            return placed(known, List.of());
        }
        Submission placed = placed(register.know(profit.get()), List.of(known.order()));
        return placed instanceof Submission.Accepted && known.venueId().isPresent()
                ? new Submission.Accepted(known.venueId().get())
                : placed instanceof Submission.Accepted
                        ? new Submission.Unknown("Alpaca has the pair of exits, and does not say which is the stop")
                        : placed;
    }

    private Submission placed(Known known, List<Order> legs) {
        Order order = known.order();
        known.refused(Optional.empty());
        Exchange exchange = client.post(
                "/v2/orders", Json.bytes(OrderBody.placement(order, legs)), () -> outbox.listener().keepsBack(order));
        return switch (exchange) {
            case Exchange.NotSent(var why) -> new Submission.NotSent(why);
            case Exchange.Lost(var why)    -> new Submission.Unknown("the answer was lost: " + why);
            case Exchange.Answered answer  -> verdict(known, legs, answer);
        };
    }

    private Submission verdict(Known known, List<Order> legs, Exchange.Answered answer) {
        return switch (answer.status()) {
            case 200 -> accepted(known, answer);
            case 400, 401, 403, 422 -> Refusal.of(answer)
                    .map(refusal -> refused(known, legs, refusal))
                    .orElseGet(() -> unknown(answer));
            default -> unknown(answer);
        };
    }

    private Submission accepted(Known known, Exchange.Answered answer) {
        Optional<VenueOrder> theirs =
                quarantine.read("the answer to " + known.order().clientOrderId(), () -> VenueOrder.of(answer.body().json()));
        if (theirs.isEmpty()) {
            return new Submission.Unknown("Alpaca answered 200, and its answer cannot be trusted");
        }
        return adopted(known, theirs.get());
    }

    private Submission adopted(Known known, VenueOrder theirs) {
        Optional<String> doubt = matching.doubtOfEcho(known.order(), theirs);
        if (doubt.isPresent()) {
            quarantine.add(doubt.get());
            return new Submission.Unknown(doubt.get());
        }
        matching.bind(known, theirs);
        known.accept();
        return new Submission.Accepted(theirs.id());
    }

    private Submission refused(Known known, List<Order> legs, Refusal refusal) {
        if (refusal.isDuplicate()) {
            return there(known);
        }
        if (refusal.isOfKey()) {
            gate.refused(refusal.status() + " " + refusal.text());
        }
        return switch (lookUps.byClientId(known.order().clientOrderId())) {
            case LookUps.Seen.There(var theirs) when theirs.status() == VenueStatus.REJECTED ->
                new Submission.Refused(refusal.rejection());
            case LookUps.Seen.There(var theirs) -> {
                notMeant(refusal, known);
                settleSoon.accept(known);
                yield adopted(known, theirs);
            }
            // The stream has told of it meanwhile; what was looked up is of a moment before.
            case LookUps.Seen.NotThere _, LookUps.Seen.Unclear _ when known.venueId().isPresent() -> {
                notMeant(refusal, known);
                yield there(known, known.venueId().get());
            }
            case LookUps.Seen.NotThere(var words) -> unproven(known, legs, refusal, words);
            case LookUps.Seen.Unclear(var why) -> unproven(known, legs, refusal, "it cannot be looked up: " + why);
        };
    }

    /** What is looked up may be of a moment before the order. */
    private Submission unproven(Known known, List<Order> legs, Refusal refusal, String seen) {
        var told = Optional.of(new Known.Refused(refusal.rejection(), client.nanos()));
        known.refused(told);
        if (known.order().isExit()) {
            // The two of a pair are placed together, or not at all.
            legs.forEach(leg -> register.know(leg).refused(told));
        }
        return new Submission.Unknown("Alpaca answered `" + refusal.text() + "` without a name, and is asked once more: " + seen);
    }

    private void notMeant(Refusal refusal, Known known) {
        quarantine.add("the refusal `" + refusal.text() + "` of " + known.order().clientOrderId() + ", which Alpaca has");
    }

    /** An order of that name was placed before: ours, if it is the same. */
    private Submission there(Known known) {
        return switch (lookUps.byClientId(known.order().clientOrderId())) {
            case LookUps.Seen.There(var theirs) -> {
                Submission submission = adopted(known, theirs);
                // Its fills may have been told when nobody listened.
                settleSoon.accept(known);
                yield submission;
            }
            case LookUps.Seen.NotThere(var words) ->
                new Submission.Unknown("Alpaca says that the name is taken, and does not find it: " + words);
            case LookUps.Seen.Unclear(var why) ->
                new Submission.Unknown("Alpaca says that the name is taken, and does not say by what: " + why);
        };
    }

    private static Submission unknown(Exchange.Answered answer) {
        return new Submission.Unknown("Alpaca answered " + answer.status() + ": " + answer.body().beginning());
    }
}

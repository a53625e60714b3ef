package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.wire.Json;
import io.taffrail.alpaca.wire.OrderBody;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.model.value.Quantity;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes orders that work: replaces, resizes and cancels them. A replacement is sent once; a cancel is sent until it is
 * answered, which does no harm. What comes of it is told by the stream, and looked up where the stream is slow to tell.
 */
final class Changes {
    private final AlpacaClient client;
    private final AccountGate gate;
    private final Register register;
    private final Reports reports;
    private final Outbox outbox;
    private final Matching matching;
    private final LookUps lookUps;
    private final Quarantine quarantine;
    private final Counts counts;
    private final Consumer<Known> settleSoon;
    private final Consumer<Known> resizeSoon;

    Changes(
            AlpacaClient client,
            AccountGate gate,
            Register register,
            Reports reports,
            Outbox outbox,
            Matching matching,
            LookUps lookUps,
            Quarantine quarantine,
            Counts counts,
            Consumer<Known> settleSoon,
            Consumer<Known> resizeSoon) {
        this.client = client;
        this.gate = gate;
        this.register = register;
        this.reports = reports;
        this.outbox = outbox;
        this.matching = matching;
        this.lookUps = lookUps;
        this.quarantine = quarantine;
        this.counts = counts;
        this.settleSoon = settleSoon;
        this.resizeSoon = resizeSoon;
    }

    void replace(Order order, Order replacement) {
        Known known = register.know(order);
        Known by = register.know(replacement);
        boolean asked;
        synchronized (register) {
            asked = known.replacement().filter(one -> one.id().equals(replacement.id())).isPresent() && by.venueId().isPresent();
            known.replacing(replacement, client.nanos());
        }
        if (asked) {
            settleSoon.accept(known);
            return;
        }
        Optional<String> closed = gate.closed();
        Optional<VenueOrderId> id = closed.isPresent() ? Optional.empty() : venueId(known);
        if (id.isEmpty()) {
            refuse(known, replacement, closed.orElse("Alpaca does not know the order by name yet"));
            return;
        }
        // Of an exit that came with its entry Alpaca changes the prices only: its quantity follows from the entry's.
        Optional<Counts.Counted> total = replacement.orderQty()
                .filter(all -> !order.orderQty().equals(Optional.of(all)) && !known.isPartOfAnother())
                .map(all -> counts.of(known, order, all));
        Optional<String> unclear = total.flatMap(Counts.Counted::why);
        if (unclear.isPresent()) {
            refuse(known, replacement, unclear.get());
            return;
        }
        ObjectNode body = OrderBody.replacement(
                order, replacement, total.flatMap(Counts.Counted::quantity), replacement.clientOrderId());
        switch (client.patch(path(known.venueId().orElse(id.get())), Json.bytes(body))) {
            case Exchange.NotSent(var why) -> refuse(known, replacement, why);
            case Exchange.Lost _           -> settleSoon.accept(known);
            case Exchange.Answered answer  -> replaced(known, by, answer);
        }
    }

    /**
     * Its quantity changes, and it goes on under another name. Of exits that go together Alpaca sees to it itself, with what they trade.
     * What could not leave is tried again.
     */
    void resize(Order order) {
        Known known = register.know(order);
        if (!resized(known)) {
            resizeSoon.accept(known);
        }
    }

    /** Whether an order is changed to the quantity that the desk has for it, as far as that can be; false where it could not leave. */
    boolean resized(Known known) {
        Order order = known.order();
        Optional<VenueOrderId> id = known.isPartOfAnother() ? Optional.empty() : known.venueId();
        Optional<Quantity> total = order.orderQty();
        if (id.isEmpty() || total.isEmpty() || known.isOver()) {
            return true;
        }
        if (!total.get().isMoreThan(order.cumQty())) {
            cancel(order);
            return true;
        }
        if (register.isSizedByAlpaca(known)) {
            return true;
        }
        Counts.Counted counted = counts.of(known, order, total.get());
        if (counted.why().isPresent()) {
            outbox.listener().onUnexplained(order.clientOrderId() + " is to trade " + total.get() + " in all and is not changed to it: "
                    + counted.why().get());
            settleSoon.accept(known);
            return true;
        }
        known.resize();
        ClientOrderId name = Register.resizedName(order, total.get()).orElse(order.clientOrderId());
        ObjectNode body = OrderBody.replacement(order, order, counted.quantity(), name);
        if (name.equals(order.clientOrderId())) {
            body.remove("client_order_id");
        }
        Exchange exchange = client.patch(path(known.venueId().orElse(id.get())), Json.bytes(body));
        if (exchange instanceof Exchange.NotSent) {
            return false;
        }
        if (exchange instanceof Exchange.Answered answer && answer.status() == 200) {
            read(known, answer).ifPresent(theirs -> {
                synchronized (register) {
                    register.name(known, theirs.id());
                }
                known.show(theirs);
            });
        }
        settleSoon.accept(known);
        return true;
    }

    void cancel(Order order) {
        Known known = register.know(order);
        Optional<VenueOrderId> id = venueId(known);
        if (id.isEmpty()) {
            settleSoon.accept(known);
            return;
        }
        Exchange exchange = client.delete(path(id.get()));
        if (exchange instanceof Exchange.Answered answer && (answer.status() == 422 || answer.status() == 403)) {
            // Over already, or not to be canceled now: what it is says the look-up, and only then the refusal is told.
            lookUps.settle(known);
            Optional<Refusal> refusal = Refusal.of(answer);
            if (refusal.isPresent() && !known.isOver()) {
                outbox.add(new ExecutionReport.CancelRejected(known.id(), refusal.get().text(), client.now()));
            }
            outbox.deliver();
            return;
        }
        settleSoon.accept(known);
    }

    private void replaced(Known known, Known by, Exchange.Answered answer) {
        if (answer.status() == 200) {
            read(by, answer).ifPresent(theirs -> {
                Optional<String> doubt = theirs.clientOrderId().equals(by.order().clientOrderId())
                        ? Optional.empty()
                        : Optional.of("Alpaca's order " + theirs.id() + " is called " + theirs.clientOrderId() + ", not "
                                + by.order().clientOrderId());
                doubt.ifPresentOrElse(quarantine::add, () -> {
                    synchronized (register) {
                        register.name(by, theirs.id());
                    }
                    by.show(theirs);
                });
            });
            settleSoon.accept(known);
            return;
        }
        // A 404 says nothing of an order that Alpaca has named: it may answer another question, or an older state.
        if (Set.of(400, 401, 403, 422).contains(answer.status())) {
            // Alpaca has been seen to refuse a replacement and to do it all the same: look-ups have to show that there is none.
            Refusal.of(answer).ifPresent(refusal ->
                    known.replaceRefused(new Known.Refused(refusal.rejection(), client.nanos())));
        }
        settleSoon.accept(known);
    }

    private Optional<VenueOrder> read(Known meant, Exchange.Answered answer) {
        return quarantine.read("the answer to a change of " + meant.order().clientOrderId(),
                        () -> VenueOrder.of(answer.body().json()))
                .filter(theirs -> {
                    boolean same = theirs.side() == meant.order().side()
                            && matching.isSameSymbol(meant.order(), theirs);
                    if (!same) {
                        quarantine.add("an answer about " + theirs.symbol() + " to a change of " + meant.order().clientOrderId());
                    }
                    return same;
                });
    }

    private void refuse(Known known, Order replacement, String why) {
        outbox.add(reports.replaceRejected(known, replacement, why, client.now()));
        outbox.deliver();
    }

    /** Alpaca's name of an order, asked for where it never came. */
    private Optional<VenueOrderId> venueId(Known known) {
        if (known.venueId().isEmpty()) {
            lookUps.whole(known);
        }
        return known.venueId();
    }

    private static String path(VenueOrderId id) {
        return "/v2/orders/" + AlpacaClient.encoded(id.value());
    }
}

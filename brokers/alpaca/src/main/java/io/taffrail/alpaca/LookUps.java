package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.AlpacaClient;
import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.alpaca.rest.Purpose;
import io.taffrail.alpaca.wire.VenueOrder;
import io.taffrail.alpaca.wire.VenueStatus;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Order;
import io.taffrail.ports.LookUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Alpaca what has become of an order, and answers only what is whole: the order as it stands, through the chain of those
 * that took its place, with executions that add up to what Alpaca counts.
 */
final class LookUps {
    private static final int LONGEST_CHAIN = 20;
    private static final String NAMED = "not found for ";

    private final AlpacaClient client;
    private final Register register;
    private final Reports reports;
    private final Matching matching;
    private final Activities activities;
    private final Recent recent;
    private final Quarantine quarantine;
    private final Duration longestLife;
    private final Duration lag;

    LookUps(
            AlpacaClient client,
            Register register,
            Reports reports,
            Matching matching,
            Activities activities,
            Recent recent,
            Quarantine quarantine,
            Duration longestLife,
            Duration lag) {
        this.client = client;
        this.register = register;
        this.reports = reports;
        this.matching = matching;
        this.activities = activities;
        this.recent = recent;
        this.quarantine = quarantine;
        this.longestLife = longestLife;
        this.lag = lag;
    }

    /** One order, as far as Alpaca answers. */
    sealed interface Seen {
        record There(VenueOrder order) implements Seen {}

        record NotThere(String words) implements Seen {}

        record Unclear(String why) implements Seen {}
    }

    /** All that Alpaca knows of an order. */
    LookUp lookUp(Known known) {
        Optional<Known.Refused> refused = known.refused();
        if (refused.filter(one -> !one.isOlderThan(lag, client.nanos())).isPresent()) {
            return new LookUp.Inconclusive("it was refused a moment ago, and would not be shown yet");
        }
        return switch (whole(known, true)) {
            case Seen.There(var theirs) -> new LookUp.Found(reported(known, theirs));
            case Seen.NotThere(var words) -> refused
                    .<LookUp>map(one -> new LookUp.Found(List.of(reports.refused(known, one.reason(), client.now()))))
                    .orElseGet(() -> new LookUp.NotFound(words));
            case Seen.Unclear(var why) -> new LookUp.Inconclusive(why);
        };
    }

    /**
     * Looks an order up and tells the desk what is new of it.
     *
     * @return why that could not be done, where it could not
     */
    Optional<String> settle(Known known) {
        return switch (whole(known)) {
            case Seen.There(var theirs) -> reports.news(known, theirs)
                    .map(other -> other.id() + " has to be looked up first");
            case Seen.NotThere(var words) -> Optional.of(words);
            case Seen.Unclear(var why) -> Optional.of(why);
        };
    }

    /** Whether what the stream said of an order could be told, after the executions that it did not tell were read. */
    boolean completed(Known known, VenueOrder theirs) {
        if (!activities.complete(known, theirs)) {
            return false;
        }
        Optional<Known> missing = reports.news(known, theirs);
        missing.filter(other -> other != known).ifPresent(this::settle);
        return missing.isEmpty() || reports.news(known, theirs).isEmpty();
    }

    /** An order as it stands, of a chain of resized ones the last, with all of its executions noted. */
    Seen whole(Known known) {
        return whole(known, false);
    }

    /** An order as it stands, of a chain of resized ones the last, with whatever of its executions are known. */
    Seen standing(Known known) {
        return standing(known, false);
    }

    /** @param listed whether what a list showed a second ago will do */
    private Seen whole(Known known, boolean listed) {
        Seen last = standing(known, listed);
        if (last instanceof Seen.There(var now)) {
            return activities.complete(known, now)
                    ? last
                    : new Seen.Unclear("Alpaca counts " + now.filled() + " filled of " + now.id() + ", and its executions add up to "
                            + known.traded() + " so far");
        }
        return last;
    }

    private Seen standing(Known known, boolean listed) {
        Seen first = (listed ? recently(known) : Optional.<Seen>empty()).orElseGet(() -> current(known));
        if (!(first instanceof Seen.There(var theirs))) {
            return first;
        }
        Optional<String> doubt = matching.doubt(known, theirs);
        if (doubt.isPresent()) {
            quarantine.add(doubt.get());
            return new Seen.Unclear(doubt.get());
        }
        matching.bind(known, theirs);
        if (register.fellWithEntry(known, theirs)) {
            known.unnamed();
            return byItsOwnName(known);
        }
        return followed(known, theirs);
    }

    /** What came of an exit that was placed by itself after the one that had come with its entry fell with it. */
    private Seen byItsOwnName(Known known) {
        Seen seen = byClientId(known.order().clientOrderId());
        return seen instanceof Seen.There ? standing(known, false) : seen;
    }

    /** An order by the name that the desk gave it. */
    Seen byClientId(ClientOrderId id) {
        Seen seen = seen(client.get(
                "/v2/orders:by_client_order_id", Map.of("client_order_id", id.value(), "nested", "true"), Purpose.RESCUE),
                id.value());
        return seen instanceof Seen.There(var theirs) && !theirs.clientOrderId().equals(id)
                ? mixedUp(theirs.clientOrderId().value(), id.value())
                : seen;
    }

    /** An order by Alpaca's name. */
    Seen byVenueId(VenueOrderId id) {
        Seen seen = seen(
                client.get("/v2/orders/" + AlpacaClient.encoded(id.value()), Map.of("nested", "true"), Purpose.RESCUE),
                id.value());
        return seen instanceof Seen.There(var theirs) && !theirs.id().equals(id) ? mixedUp(theirs.id().value(), id.value()) : seen;
    }

    private Seen current(Known known) {
        if (known.venueId().isPresent()) {
            return byVenueId(known.venueId().get());
        }
        for (Known bringer : register.bringers(known.order())) {
            Seen parent = whole(bringer);
            // Its own name is Alpaca's, which only the order that brought it tells.
            if (parent instanceof Seen.There && known.venueId().isPresent()) {
                return byVenueId(known.venueId().get());
            }
            if (parent instanceof Seen.Unclear) {
                return parent;
            }
        }
        return byClientId(known.order().clientOrderId());
    }

    /** Legs are on the list under names of Alpaca's only, and are asked for one by one. */
    private Optional<Seen> recently(Known known) {
        return known.isPartOfAnother()
                ? Optional.empty()
                : recent.find(known.order().clientOrderId())
                        .filter(order -> known.venueId().map(order.id()::equals).orElse(true))
                        .map(Seen.There::new);
    }

    /** It is the answer to another question. */
    private Seen mixedUp(String told, String asked) {
        String what = "an answer about " + told + " to a question about " + asked;
        quarantine.add(what);
        return new Seen.Unclear(what);
    }

    /** What goes on under another name after its quantity was changed is the same order. */
    private Seen followed(Known known, VenueOrder first) {
        VenueOrder order = first;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (order.status() != VenueStatus.REPLACED || order.replacedBy().isEmpty()) {
                return new Seen.There(order);
            }
            Optional<Known> heir = register.find(order.replacedBy().get());
            if (heir.isPresent() && heir.get() != known) {
                return new Seen.There(order);
            }
            Seen next = byVenueId(order.replacedBy().get());
            if (!(next instanceof Seen.There(var theirs))) {
                return new Seen.Unclear("it was replaced by " + order.replacedBy().get() + ", of which Alpaca says nothing now");
            }
            Optional<Known> owner = register.find(theirs);
            owner.filter(one -> matching.doubt(one, theirs).isEmpty()).ifPresent(one -> register.name(one, theirs.id()));
            if (owner.isEmpty() || owner.get() != known) {
                return new Seen.There(order);
            }
            known.resize();
            order = theirs;
        }
        return new Seen.Unclear("it was replaced more than " + LONGEST_CHAIN + " times");
    }

    private List<ExecutionReport> reported(Known known, VenueOrder theirs) {
        List<ExecutionReport> all = new ArrayList<>(reports.all(known, theirs));
        if (!theirs.isOver()) {
            known.replacement().flatMap(by -> neverArrived(known, by)).ifPresent(all::add);
        }
        return all;
    }

    /**
     * A replacement that was refused, or whose answer was lost: it is told once Alpaca says that it never heard of it when it
     * would have, or says so twice after the time in which the request could still have come to life.
     */
    private Optional<ExecutionReport> neverArrived(Known known, Order by) {
        return switch (byClientId(by.clientOrderId())) {
            case Seen.There(var theirs) when theirs.status() == VenueStatus.REJECTED -> Optional.of(reports.replaceRejected(
                    known, by, theirs.reason().orElse("Alpaca rejected the order that was to take its place"), theirs.since()));
            case Seen.There _, Seen.Unclear _ -> Optional.empty();
            // The stream has told of it; what was looked up is of a moment before.
            case Seen.NotThere _ when register.know(by).venueId().isPresent() -> Optional.empty();
            case Seen.NotThere(var words) -> known.replaceRefused()
                    .filter(refused -> refused.isOlderThan(lag, client.nanos()))
                    .map(refused -> refused.reason().text())
                    .or(() -> Optional.of("the replacement never arrived: " + words).filter(_ ->
                            known.isReplaceAskedSince(longestLife, client.nanos()) && known.missedAgain(client.nanos())))
                    .map(why -> reports.replaceRejected(known, by, why, client.now()));
        };
    }

    private Seen seen(Exchange exchange, String name) {
        return switch (exchange) {
            case Exchange.Answered answer when answer.status() == 200 -> quarantine
                    .read("the answer to a look-up of " + name, () -> VenueOrder.of(answer.body().json()))
                    .<Seen>map(Seen.There::new)
                    .orElse(new Seen.Unclear("the answer cannot be trusted"));
            case Exchange.Answered answer when answer.status() == 404 -> Refusal.of(answer)
                    .map(refusal -> notThere(refusal, name))
                    .orElse(new Seen.Unclear("a 404 that is not Alpaca's: " + answer.body().beginning()));
            case Exchange.Answered answer ->
                new Seen.Unclear("Alpaca answered " + answer.status() + ": " + answer.body().beginning());
            case Exchange.NotSent(var why) -> new Seen.Unclear(why);
            case Exchange.Lost(var why) -> new Seen.Unclear(why);
        };
    }

    /** Where it says whom it did not find, it has to be the one that was asked for. */
    private Seen notThere(Refusal refusal, String name) {
        String text = refusal.text();
        if (text.contains(NAMED) && !text.endsWith(NAMED + name)) {
            String what = "the answer `" + text + "` to a question about " + name;
            quarantine.add(what);
            return new Seen.Unclear(what);
        }
        return new Seen.NotThere("Alpaca answered 404: " + text);
    }
}

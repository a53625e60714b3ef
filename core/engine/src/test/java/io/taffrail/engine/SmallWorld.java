package io.taffrail.engine;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.journal.Input;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A desk, a wire and a venue at one moment, with all that can happen next. The desk is its journal: every step folds it anew,
 * as a restart does. On the wire what is about one order keeps its order, and nothing else does.
 */
final class SmallWorld {
    private static final Instant AT = EngineStory.AT;
    /** The second denial of an order is taken for a proof only some time after the first. */
    private static final Instant LATER = AT.plus(Duration.ofSeconds(2));

    /** What somebody asks for, once the desk stands as it does by then; empty where there is nothing left to ask for. */
    interface Wish extends Function<Engine, Optional<Input>> {}

    /** What the wire may do wrong, to see that it is noticed. */
    enum Planted { NOTHING, FORGETS_TO_LOOK, GUESSES_REJECTED, NAMES_TRADES_ANEW, SENDS_BEFORE_WRITING, TELLS_CANCELED_UNASKED }

    /** Something that can happen, and the world after it. */
    record Step(String what, SmallWorld after) {}

    final List<Event> journal;
    /** What the journal comes to; only looked at, never changed. */
    private final Engine desk;
    private final List<Object> deskState;
    final SmallVenue venue;
    final Map<Long, List<Effect>> mail;
    final Map<Long, List<ExecutionReport>> news;
    final List<ExecutionReport> answers;
    final List<List<Wish>> users;
    final Planted planted;
    int crashes;
    int losses;
    boolean gap;

    private SmallWorld(
            List<Event> journal, Engine desk, List<Object> deskState, SmallVenue venue, List<List<Wish>> users, Planted planted,
            int crashes, int losses) {
        this.journal = journal;
        this.desk = desk;
        this.deskState = deskState;
        this.venue = venue;
        this.mail = new LinkedHashMap<>();
        this.news = new LinkedHashMap<>();
        this.answers = new ArrayList<>();
        this.users = new ArrayList<>(users);
        this.planted = planted;
        this.crashes = crashes;
        this.losses = losses;
    }

    static SmallWorld begin(List<Event> opened, List<List<Wish>> users, Planted planted, int crashes, int losses) {
        Engine desk = folded(opened);
        return new SmallWorld(opened, desk, DeskState.of(desk), new SmallVenue(), users, planted, crashes, losses);
    }

    private SmallWorld copy() {
        return with(journal, desk, deskState);
    }

    private SmallWorld with(List<Event> written, Engine restarted, List<Object> state) {
        var after = new SmallWorld(written, restarted, state, venue.copy(), users, planted, crashes, losses);
        mail.forEach((chain, letters) -> after.mail.put(chain, new ArrayList<>(letters)));
        news.forEach((chain, reports) -> after.news.put(chain, new ArrayList<>(reports)));
        after.answers.addAll(answers);
        after.gap = gap;
        return after;
    }

    private static Engine folded(List<Event> journal) {
        var engine = new Engine();
        journal.forEach(engine::apply);
        return engine;
    }

    /** The desk as it stands. */
    Engine desk() {
        return desk;
    }

    /** Everything that can happen now, each once. */
    List<Step> next() {
        var steps = new ArrayList<Step>();
        for (int user = 0; user < users.size(); user++) {
            wish(user, steps);
        }
        mail.keySet().forEach(chain -> letter(chain, steps));
        news.keySet().forEach(chain -> report(chain, steps));
        if (!answers.isEmpty()) {
            SmallWorld after = copy();
            after.heard("an answer: ", after.answers.removeFirst(), steps);
        }
        venue.working().forEach(offer -> {
            SmallWorld after = copy();
            after.tell(offer.id(), after.venue.fill(offer.id()));
            steps.add(new Step("the venue fills one of " + offer.number(), after));
        });
        if (gap && answers.isEmpty()) {
            steps.add(new Step("the link looks", looked()));
        }
        if (crashes > 0) {
            steps.add(new Step("a crash", copy().crashed()));
        }
        return steps;
    }

    private void wish(int user, List<Step> steps) {
        if (users.get(user).isEmpty()) {
            return;
        }
        SmallWorld after = copy();
        var left = new ArrayList<>(users.get(user));
        Wish wish = left.removeFirst();
        after.users.set(user, List.copyOf(left));
        Optional<Input> asked = wish.apply(desk);
        if (asked.isEmpty()) {
            steps.add(new Step("user " + user + " has nothing to ask", after));
        } else {
            after.taken("user " + user + " asks: ", asked.get(), AT, steps);
        }
    }

    private void letter(long chain, List<Step> steps) {
        if (mail.get(chain).isEmpty()) {
            return;
        }
        SmallWorld read = copy();
        Effect letter = read.mail.get(chain).removeFirst();
        read.tell(letter.order().id(), read.venue.read(letter));
        steps.add(new Step("the venue reads " + words(letter), read));
        if (losses > 0) {
            SmallWorld lost = copy();
            lost.mail.get(chain).removeFirst();
            lost.lose(letter instanceof Effect.Send(var order, _) ? Optional.of(order) : Optional.empty());
            steps.add(new Step("lost on its way: " + words(letter), lost));
        }
    }

    private void report(long chain, List<Step> steps) {
        if (news.get(chain).isEmpty()) {
            return;
        }
        SmallWorld after = copy();
        after.heard("the desk hears ", after.news.get(chain).removeFirst(), steps);
        if (losses > 0) {
            SmallWorld lost = copy();
            var report = lost.news.get(chain).removeFirst();
            lost.lose(report instanceof ExecutionReport.Accepted ? desk.book().order(report.order()) : Optional.empty());
            steps.add(new Step("lost on its way: " + report, lost));
        }
    }

    /** Nobody knows what was lost: an order without an answer is in doubt, and everything must be looked at. */
    private void lose(Optional<Order> unanswered) {
        losses--;
        gap = planted != Planted.FORGETS_TO_LOOK;
        unanswered.ifPresent(order -> answers.add(planted == Planted.GUESSES_REJECTED
                ? new ExecutionReport.Rejected(order.id(), new Rejection("NO", "no answer"), AT)
                : new ExecutionReport.InDoubt(order.id(), "no answer", AT)));
    }

    private void heard(String how, ExecutionReport report, List<Step> steps) {
        boolean again = report instanceof ExecutionReport.Unfound
                && desk.book().order(report.order()).flatMap(Order::unfoundAt).isPresent();
        if (isImpossible(report, again ? LATER : AT)) {
            // The desk puts aside what its books do not allow, and has everything looked at.
            gap = planted != Planted.FORGETS_TO_LOOK;
            steps.add(new Step(how + brief(report) + ", and puts it aside", this));
            return;
        }
        taken(how, report, again ? LATER : AT, steps);
    }

    private boolean isImpossible(ExecutionReport report, Instant at) {
        try {
            desk.rehearse(desk.decide(report, at));
            return false;
        } catch (IllegalStateException impossible) {
            return true;
        }
    }

    /** The desk decides, writes down, and acts; or it ends before, between or after these. */
    private void taken(String how, Input input, Instant at, List<Step> steps) {
        Engine engine = folded(journal);
        List<Event> decided = engine.decide(input, at);
        List<Event> events = engine.settle(decided, at);
        List<Effect> effects = events.stream().flatMap(event -> engine.effectOf(event).stream()).toList();
        List<Event> written = Stream.concat(journal.stream(), events.stream()).toList();
        Engine restarted = folded(written);
        List<Object> state = DeskState.of(restarted);
        // I6: what was lived through is what the journal says.
        if (!state.equals(DeskState.of(engine))) {
            throw new AssertionError("I6: the journal says something else than was lived through");
        }

        SmallWorld done = with(written, restarted, state);
        effects.forEach(done::post);
        steps.add(new Step(how + brief(input), done));
        if (crashes > 0 && !events.isEmpty()) {
            SmallWorld lost = copy();
            if (planted == Planted.SENDS_BEFORE_WRITING) {
                effects.forEach(lost::post);
            }
            steps.add(new Step(how + brief(input) + ", and a crash before it is written", lost.crashed()));
            for (int sent = 0; sent < effects.size(); sent++) {
                SmallWorld half = with(written, restarted, state);
                effects.subList(0, sent).forEach(half::post);
                steps.add(new Step(how + brief(input) + ", written, and a crash after " + sent + " letters", half.crashed()));
            }
        }
    }

    /** What came in and was not written down is gone; what has left is on its way. */
    private SmallWorld crashed() {
        crashes--;
        news.clear();
        answers.clear();
        gap = planted != Planted.FORGETS_TO_LOOK;
        return this;
    }

    /** The link asks the venue for everything it may not have heard, and asks again for what must be done. */
    private SmallWorld looked() {
        SmallWorld after = copy();
        boolean quiet = mail.values().stream().allMatch(List::isEmpty);
        boolean missing = false;
        for (long number = 1; number <= desk.book().ordersSoFar(); number++) {
            Order order = desk.book().require(EngineStory.order(number));
            if (wasSent(order)) {
                after.look(order, quiet);
                missing |= isAwaited(order) && venue.find(order.id()).isEmpty();
            }
        }
        // What is open here and missing there is looked at until that is settled.
        after.gap = !quiet || missing;
        return after;
    }

    private void look(Order order, boolean quiet) {
        var offer = venue.find(order.id());
        if (offer.isPresent()) {
            venue.statement(order.id()).stream().map(this::asTold).forEach(answers::add);
        }
        if (quiet && offer.isEmpty() && order.status() == OrderStatus.INITIALIZED) {
            // What is to take another's place is not there, and no request for it is under way any more.
            answers.add(new ExecutionReport.ReplaceRejected(order.replaces().orElseThrow(), order.id(), "not there", AT));
        }
        if (!quiet || !isAwaited(order)) {
            return;
        }
        if (offer.isEmpty()) {
            answers.add(new ExecutionReport.Unfound(order.id(), "no such order", AT));
            answers.add(new ExecutionReport.Unfound(order.id(), "no such order", LATER));
        } else if (order.status() == OrderStatus.PENDING_CANCEL) {
            post(new Effect.Cancel(order));
        } else if (offer.get().works() && SmallVenue.whole(order) != offer.get().total()) {
            post(new Effect.Resize(order));
        }
    }

    /** Open, and at the venue as far as is known; what is to take another's place is asked about under the other's name. */
    private static boolean isAwaited(Order order) {
        return order.isOpen() && order.status() != OrderStatus.HELD && order.status() != OrderStatus.INITIALIZED;
    }

    private ExecutionReport asTold(ExecutionReport report) {
        if (planted == Planted.NAMES_TRADES_ANEW && report instanceof ExecutionReport.Filled(var order, var fill, var complete)) {
            return new ExecutionReport.Filled(order, EngineStory.fill("again-" + fill.tradeId(), "1", "100"), complete);
        }
        return report;
    }

    /** Whether the venue may have heard of it. */
    private boolean wasSent(Order order) {
        return journal.stream().anyMatch(event -> switch (event) {
            case OrderEvent.OrderSubmitted(var id, _) -> id.equals(order.id());
            case OrderEvent.OrderPendingReplace asked -> asked.by().equals(order.id());
            case Event _                              -> false;
        });
    }

    private void post(Effect effect) {
        long chain = chain(effect.order());
        if (planted == Planted.TELLS_CANCELED_UNASKED && effect instanceof Effect.Cancel(var order)) {
            news.computeIfAbsent(chain, _ -> new ArrayList<>()).add(new ExecutionReport.Canceled(order.id(), "surely", AT));
            return;
        }
        mail.computeIfAbsent(chain, _ -> new ArrayList<>()).add(effect);
    }

    private void tell(OrderId order, List<ExecutionReport> reports) {
        long number = venue.find(order).map(SmallVenue.Offer::number).orElseGet(() -> desk.book().require(order).number());
        long chain = desk.book().order(EngineStory.order(number)).map(this::chain).orElse(number);
        news.computeIfAbsent(chain, _ -> new ArrayList<>()).addAll(reports);
    }

    /** The first of the orders that take each other's place: what is about them keeps its order on the wire. */
    private long chain(Order order) {
        Order first = order;
        while (first.replaces().isPresent()) {
            first = desk.book().require(first.replaces().get());
        }
        return first.number();
    }

    /** By what two worlds are told apart. */
    List<Object> key() {
        var key = new ArrayList<>(deskState);
        mail.values().removeIf(List::isEmpty);
        news.values().removeIf(List::isEmpty);
        key.addAll(List.of(venue.offers(), Map.copyOf(mail), Map.copyOf(news), List.copyOf(answers), List.copyOf(users),
                crashes, losses, gap));
        return key;
    }

    boolean isQuiet() {
        return !gap && answers.isEmpty() && mail.values().stream().allMatch(List::isEmpty)
                && news.values().stream().allMatch(List::isEmpty);
    }

    private static String words(Effect effect) {
        return effect.getClass().getSimpleName() + " " + effect.order().number();
    }

    private static String brief(Input input) {
        String text = String.valueOf(input);
        return text.substring(0, Math.min(text.length(), 110));
    }
}

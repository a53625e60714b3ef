package io.taffrail.simulation.check;

import io.taffrail.alpaca.rest.Requests.Outgoing;
import io.taffrail.simulation.venue.Market;
import io.taffrail.simulation.venue.Shares;
import io.taffrail.simulation.venue.Tape;
import io.taffrail.simulation.venue.Venue;
import io.taffrail.simulation.wire.Internet;
import io.taffrail.simulation.wire.WireWatch;
import io.taffrail.simulation.world.Life;
import io.taffrail.simulation.world.World;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at what leaves the process, and at what becomes of it at the venue. */
public final class WireRules implements WireWatch {
    private static final long MINUTE = 60_000_000_000L;
    private static final String RESIZED = "~";

    private final World world;
    private final Violations violations;
    private final Model model;
    private final int perMinute;
    private final long most;
    private final boolean alone;
    private final Map<Life, Deque<Long>> sent = new LinkedHashMap<>();
    private final Map<String, BigDecimal> executed = new LinkedHashMap<>();
    private int read;
    private boolean halted;

    /** @param alone whether nobody else moves what the account holds */
    public WireRules(World world, Violations violations, Model model, int perMinute, BigDecimal positionLimit, boolean alone) {
        this.world = world;
        this.violations = violations;
        this.model = model;
        this.perMinute = perMinute;
        this.most = Shares.of(positionLimit);
        this.alone = alone;
    }

    public void watch(Venue of) {
        of.follow(_ -> onVenue(of));
    }

    /** From now on, or no longer, nothing may leave that opens a position. */
    public void halted(boolean so) {
        halted = so;
    }

    @Override
    public void onSent(Life life, Outgoing request) {
        var times = sent.computeIfAbsent(life, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && world.nanos() - times.getFirst() >= MINUTE) {
            times.removeFirst();
        }
        times.addLast(world.nanos());
        violations.unless(times.size() <= perMinute, Invariant.I19, times.size() + " requests within a minute");
        Internet.name(request).ifPresent(name -> ordered(request, name));
    }

    private void ordered(Outgoing request, String name) {
        Optional<Model.Wanted> wanted = intent(name);
        boolean written = wanted.filter(order -> request.method().equals("PATCH") || model.isSubmitted(order.id())).isPresent();
        violations.unless(written, Invariant.I1, request.method() + " of " + name + " leaves, and is not durable");
        boolean bare = request.method().equals("POST") && request.body().filter(body -> body.contains("order_class")).isEmpty();
        wanted.filter(_ -> bare).ifPresent(order -> violations.unless(!model.bringsExits(order), Invariant.I17,
                name + " leaves without the exits that it was to bring"));
        if (halted && request.method().equals("POST")) {
            wanted.ifPresent(order -> violations.unless(closes(order), Invariant.I14, name + " leaves although all is halted"));
        }
    }

    private boolean closes(Model.Wanted order) {
        BigDecimal held = model.position(order.symbol());
        return order.exit() || (order.buy() ? held.signum() < 0 : held.signum() > 0);
    }

    /** A resized order goes on under its name with something behind it. */
    private Optional<Model.Wanted> intent(String name) {
        Optional<Model.Wanted> found = model.named(name);
        int mark = name.lastIndexOf(RESIZED);
        return found.or(() -> mark < 1 ? Optional.empty() : model.named(name.substring(0, mark)));
    }

    /** How much was wanted in all, of an order and those before it, when it got the name that it trades under. */
    private static BigDecimal most(Model.Wanted order, String name) {
        return name.equals(order.name()) ? order.quantity() : new BigDecimal(name.substring(name.lastIndexOf(RESIZED) + 1));
    }

    @Override
    public void onArrived(Outgoing request) {
        world.trace().add(request.method());
    }

    private void onVenue(Venue of) {
        for (; read < of.tape().executions().size(); read++) {
            Tape.Execution execution = of.tape().executions().get(read);
            intent(execution.name()).ifPresent(order -> {
                BigDecimal traded = order.forMoney() ? BigDecimal.valueOf(execution.worth(), 5) : Shares.exact(execution.quantity());
                BigDecimal sum = executed.merge(order.root(), traded, BigDecimal::add);
                BigDecimal most = most(order, execution.name());
                violations.unless(sum.compareTo(most) <= 0, Invariant.I2,
                        execution.name() + " was for " + most + " in all, and " + sum + " were executed");
            });
            world.trace().add(execution.id());
        }
        if (!of.tape().placed().isEmpty()) {
            String last = of.tape().placed().getLast().name();
            violations.unless(of.live(last) <= 1, Invariant.I3, of.live(last) + " orders called " + last + " work at the venue");
        }
        if (alone) {
            for (String symbol : Market.SYMBOLS) {
                long up = of.position(symbol) + of.working(symbol, true);
                long down = of.position(symbol) - of.working(symbol, false);
                violations.unless(up <= most && down >= -most, Invariant.I7, symbol + " could come to " + Shares.text(down) + " or "
                        + Shares.text(up) + ", and the limit is " + Shares.text(most));
            }
        }
    }
}

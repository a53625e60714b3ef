package io.taffrail.simulation.lab;

import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Journal;
import io.taffrail.ports.JournalException;
import io.taffrail.simulation.check.BookRules;
import io.taffrail.simulation.check.ClientRules;
import io.taffrail.simulation.check.Invariant;
import io.taffrail.simulation.check.JournalRules;
import io.taffrail.simulation.check.Model;
import io.taffrail.simulation.check.Violations;
import io.taffrail.simulation.check.WireRules;
import io.taffrail.simulation.desk.DeskDoor.Asked;
import io.taffrail.simulation.desk.DeskDoor.Told;
import io.taffrail.simulation.desk.DeskProcess;
import io.taffrail.simulation.plant.Plant;
import io.taffrail.simulation.plant.PlantedJournal;
import io.taffrail.simulation.store.FileJournal;
import io.taffrail.simulation.store.SimDisk;
import io.taffrail.simulation.venue.Market;
import io.taffrail.simulation.venue.Personality;
import io.taffrail.simulation.venue.Venue;
import io.taffrail.simulation.wire.FaultKind;
import io.taffrail.simulation.wire.Faults;
import io.taffrail.simulation.wire.Internet;
import io.taffrail.simulation.world.Life;
import io.taffrail.simulation.world.Slot;
import io.taffrail.simulation.world.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One seed from its beginning to its end: clients order while things go wrong, then nothing goes wrong any more, and then
 * books and venue must agree.
 */
public final class Simulation {
    private static final BigDecimal POSITION_LIMIT = BigDecimal.valueOf(60);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration QUIET = Duration.ofSeconds(110);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** Then nothing trades any more, so that the latest statement is of now. */
    private static final Duration FROZEN = Duration.ofSeconds(20);
    /** In which the budget of a minute has room again for a statement. */
    private static final Duration BUDGET = Duration.ofSeconds(70);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration RESTART = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Script script;
    private final World world;
    private final Faults faults;
    private final SplittableRandom dice;
    private final Personality personality;
    private final Market market;
    private final Venue venue;
    private final Internet internet;
    private final SimDisk disk;
    private final Violations violations;
    private final BookRules books;
    private final WireRules wires;
    private final Trader trader;
    private final ClientRules clients;
    private Optional<DeskProcess> process = Optional.empty();
    private Life life;
    private int lives;
    private long answered;
    private boolean clientsDone;
    private boolean frozen;

    private Simulation(Script script) {
        this.script = script;
        long seed = script.seed();
        world = new World(seed);
        dice = new SplittableRandom(seed ^ 0x77);
        faults = Faults.of(seed, script.kinds(), script.plant().needs(), script.mostFaults());
        personality = personality(new SplittableRandom(seed ^ 0x99));
        market = new Market(seed + 3);
        venue = new Venue(world, personality, market, seed + 4);
        violations = new Violations(world);
        var model = new Model();
        boolean alone = Collections.disjoint(
                faults.kinds(), Set.of(FaultKind.STRANGER, FaultKind.TRADE_BUSTED, FaultKind.TRADE_CORRECTED));
        wires = new WireRules(world, violations, model, personality.perMinute(), POSITION_LIMIT, alone);
        wires.watch(venue);
        internet = new Internet(venue, faults, wires);
        disk = new SimDisk(seed + 5, faults);
        books = new BookRules(violations, model, new JournalRules(violations, venue), disk, venue);
        clients = new ClientRules(violations);
        trader = new Trader(seed + 6, script.wishes(), market, "c");
        life = new Life(world, seed);
    }

    /** Plays a script once. */
    public static Outcome play(Script script) {
        return new Simulation(script).run();
    }

    private static Personality personality(SplittableRandom draw) {
        Personality.Names names = switch (draw.nextInt(5)) {
            case 0  -> Personality.Names.WHILE_OPEN;
            case 1  -> Personality.Names.NEVER;
            default -> Personality.Names.FOR_EVER;
        };
        Duration stale = draw.nextInt(5) == 0 ? Duration.ofMillis(1 + draw.nextInt(3_000)) : Duration.ZERO;
        int perMinute = draw.nextInt(4) == 0 ? 200 : 1_000;
        boolean carries = draw.nextBoolean();
        int partial = draw.nextInt(60);
        Duration forgets = draw.nextInt(4) == 0 ? Duration.ofSeconds(60 + draw.nextInt(120)) : Duration.ZERO;
        return new Personality(names, stale, forgets, perMinute, carries, partial);
    }

    private Outcome run() {
        world.afterEachStep(this::perhapsCrash);
        begin(life);
        world.in(TICK, this::tick);
        world.start("client", this::trade);
        world.run(LONGEST, () -> clientsDone || !violations.found().isEmpty());
        faults.quiet();
        venue.expectStatement();
        market.resume();
        life.calm();
        // A venue that forgets gets all of the time.
        settle(QUIET, personality.forgets().isZero());
        frozen = true;
        world.run(FROZEN, () -> !violations.found().isEmpty());
        settle(BUDGET, true);
        if (violations.found().isEmpty()) {
            process.ifPresentOrElse(this::rest, () -> violations.add(Invariant.I18, "there is no process at the end"));
        }
        world.broken().ifPresent(of -> violations.add(Invariant.I8,
                "a thread of the product died: " + of + " " + List.of(of.getStackTrace()).stream().limit(6).toList()));
        life.kill();
        world.run(Duration.ZERO, () -> false);
        return new Outcome(script, world.trace().hash(), answered, venue.tape().placed().size(), faults.struck(), world.steps(),
                violations.found());
    }

    /** @param atOnce whether the time is over as soon as everything is answered */
    private void settle(Duration most, boolean atOnce) {
        long end = world.nanos() + most.toNanos();
        while (world.nanos() < end && violations.found().isEmpty()) {
            if (settled(atOnce) && atOnce) {
                return;
            }
        }
    }

    /**
     * Whether all is settled. Where that is the end of it, no time goes by after it; else some does. A fibre asks: who asked on the
     * scheduler's own thread would wait for ever for a lock that a fibre holds.
     */
    private boolean settled(boolean atOnce) {
        var settled = new AtomicBoolean();
        process.ifPresent(running -> world.start("settled", () ->
                settled.set(venue.isStated() && internet.isIdle() && books.isSettled(running))));
        world.run(LOOK, () -> (atOnce && settled.get()) || !violations.found().isEmpty());
        return settled.get();
    }

    /** Asked from a fibre too: another may hold a lock of the desk's when the time is over. */
    private void rest(DeskProcess running) {
        var asked = new AtomicBoolean();
        world.start("rest", () -> {
            books.atRest(running);
            asked.set(true);
        });
        world.run(LOOK, asked::get);
        violations.unless(asked.get(), Invariant.I18, "the desk does not say how it stands");
    }

    // ---- The process ----------------------------------------------------------------------------------------------------------

    /** A life that was killed before it began has another one in its stead by now. */
    private void begin(Life mine) {
        if (mine.isDead()) {
            return;
        }
        mine.start("main", () -> {
            try {
                Journal file = FileJournal.open(mine, disk, entries -> {
                    books.written(entries);
                    entries.forEach(entry -> world.trace().add(entry.events().size()));
                });
                Journal journal = script.plant() == Plant.NOTHING ? file : new PlantedJournal(file, script.plant(), disk);
                boolean first = journal.head().sequence() == 0;
                var started = DeskProcess.start(new DeskProcess.Plan(
                        world, mine, journal, internet, market, script.seed() * 131 + lives,
                        new AlpacaConfig.RateLimit(personality.perMinute(), 20, Duration.ofSeconds(5)),
                        script.plant()));
                if (first || lives > 0) {
                    started.desk().submit(new Command.SetLimits(
                            List.of(LimitChange.of(Rule.POSITION_SIZE, Scope.DESK,
                                    (is(Plant.NO_POSITION_LIMIT) ? POSITION_LIMIT.movePointRight(2) : POSITION_LIMIT).toPlainString())),
                            Optional.of("a simulation"), "simulation"), Cause.DESK);
                }
                process = Optional.of(started);
            } catch (JournalException | DeskStoppedException failedAtOnce) {
                again(mine);
            }
        });
    }

    private boolean is(Plant plant) {
        return script.plant() == plant;
    }

    private void perhapsCrash() {
        if (!life.isDead() && process.isPresent()) {
            if (faults.strikes(FaultKind.CRASH)) {
                again(life);
            } else if (process.get().desk().stopped().isPresent()) {
                again(life);
            }
        }
    }

    /** The process is gone; a moment later there is another one. */
    private void again(Life gone) {
        if (gone.isDead()) {
            return;
        }
        gone.kill();
        process = Optional.empty();
        disk.lose();
        books.beforeRestart();
        lives++;
        life = new Life(world, script.seed() + lives);
        Life next = life;
        world.in(RESTART, () -> begin(next));
    }

    // ---- The market -----------------------------------------------------------------------------------------------------------

    private void tick() {
        market.move();
        if (faults.strikes(FaultKind.SYMBOL_HALTED)) {
            market.halt(Market.SYMBOLS.get((int) faults.drawn(FaultKind.SYMBOL_HALTED, Market.SYMBOLS.size()) - 1));
            world.in(Duration.ofSeconds(20), market::resume);
        }
        if (faults.strikes(FaultKind.HALF_DAY)) {
            venue.closeDay();
        }
        if (faults.strikes(FaultKind.MONEY_MOVED)) {
            venue.moveMoney("DIV", faults.drawn(FaultKind.MONEY_MOVED, 500));
        }
        if (faults.strikes(FaultKind.TRADE_BUSTED)) {
            venue.bust();
        }
        if (faults.strikes(FaultKind.TRADE_CORRECTED)) {
            venue.correct(faults.drawn(FaultKind.TRADE_CORRECTED, 4));
        }
        if (faults.strikes(FaultKind.STRANGER)) {
            venue.strangersOrder(Market.SYMBOLS.getFirst(), faults.drawn(FaultKind.STRANGER, 5));
        }
        if (faults.strikes(FaultKind.CLOCK_FORWARD)) {
            life.jump(Duration.ofMillis(faults.drawn(FaultKind.CLOCK_FORWARD, 20_000)));
        }
        if (faults.strikes(FaultKind.CLOCK_BACK)) {
            life.jump(Duration.ofMillis(faults.drawn(FaultKind.CLOCK_BACK, 20_000)).negated());
        }
        if (!frozen) {
            venue.match();
        }
        world.in(TICK, this::tick);
    }

    // ---- The client -----------------------------------------------------------------------------------------------------------

    private void trade() {
        try {
            while (trader.ordered() < script.orders() || trader.hasHalted()) {
                pause(trader.pause());
                boolean over = trader.ordered() >= script.orders();
                Asked asked = over ? Trader.resume() : trader.next();
                Optional<Told> told = ask(asked);
                told.ifPresent(answer -> heard(asked, answer));
                if (over && told.filter(answer -> answer.status() == 200).isPresent()) {
                    break;
                }
            }
            clientsDone = true;
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(Asked asked, Told told) {
        answered++;
        trader.heard(asked, told);
        clients.heard(asked, told);
        told.flaw().ifPresent(flaw -> violations.add(Invariant.I11, asked.method() + " " + asked.path() + ": " + flaw));
        if (asked.path().equals(Trader.HALT) && told.status() == 200) {
            wires.halted(true);
            if (faults.strikes(FaultKind.CRASH_WHEN_HALTED)) {
                Life halted = life;
                world.in(Duration.ofMillis(faults.drawn(FaultKind.CRASH_WHEN_HALTED, 2_000)), () -> again(halted));
            }
        }
        world.trace().add(told.status());
    }

    /** Asks the door as over a connection: where the process dies meanwhile, no answer comes. */
    private Optional<Told> ask(Asked asked) throws InterruptedException {
        if (process.isEmpty()) {
            pause(500);
            return Optional.empty();
        }
        if (asked.path().equals(Trader.RESUME)) {
            wires.halted(false);
        }
        DeskProcess at = process.get();
        var slot = new Slot<Optional<Told>>();
        at.life().start("request", () -> {
            Told told = at.door().answer(planted(asked));
            if (told.status() == 200) {
                books.acknowledged(disk.durableLines());
            }
            slot.fill(Optional.of(told));
        });
        world.in(PATIENCE, () -> slot.fill(Optional.empty()));
        return slot.await();
    }

    /** What the door makes of a request where it has a bug. */
    private Asked planted(Asked asked) {
        return switch (script.plant()) {
            case HALT_IN_NAME_ONLY -> asked.path().equals(Trader.HALT)
                    ? new Asked("GET", "/api/v1/halt", Optional.empty(), Optional.empty())
                    : asked;
            case KEYS_IGNORED      -> new Asked(asked.method(), asked.path(), asked.body(), Optional.empty());
            case NAMES_IGNORED     -> new Asked(asked.method(), asked.path(), asked.body().map(body ->
                    body.replaceFirst("\"client_order_id\":\"", "\"client_order_id\":\"n" + answered + "-")), asked.requestKey());
            default                -> asked;
        };
    }

    private void pause(long millis) throws InterruptedException {
        var slot = new Slot<Boolean>();
        world.in(Duration.ofMillis(millis + dice.nextInt(3)), () -> slot.fill(true));
        slot.await();
    }
}

package io.taffrail.cli.verb;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.simulation.lab.Lab;
import io.taffrail.simulation.lab.Outcome;
import io.taffrail.simulation.lab.Script;
import io.taffrail.simulation.lab.Wishes;
import io.taffrail.simulation.plant.Plant;
import io.taffrail.simulation.wire.FaultKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail lab sim}: the product's own code in a made-up world, seed by seed. */
@Command(name = "sim", description = "Play seeds in which everything goes wrong, and look whether the product keeps its word.",
        footer = {"", "Ctrl-C ends after the seed that is played, and says from which seed to go on.",
            "For example: taffrail lab sim --seeds 1..500", "             taffrail lab sim --seeds 75..75 --orders 60 --faults CRASH"})
public final class LabSim extends Verb {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})\\.\\.(\\d{1,15})");
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONG = 20_000;

    @Option(names = "--seeds", paramLabel = "A..B", description = "The first and the last seed. Default: 1..200.")
    Optional<String> seeds = Optional.empty();

    @Option(names = "--orders", paramLabel = "N", description = "How many orders each seed's client has names for. Default: 100.")
    int orders = 100;

    @Option(names = "--long", description = "Seeds 1 to 20000, unless --seeds says others.")
    boolean wanted;

    @Option(names = "--once", description = "Play each seed once only, and do not compare two plays of it.")
    boolean once;

    @Option(names = "--faults", paramLabel = "KIND,...", description = "Only faults of these kinds; none for no faults.")
    Optional<String> faults = Optional.empty();

    @Option(names = "--most-faults", paramLabel = "N", description = "So many faults in a seed at most.")
    int mostFaults = Integer.MAX_VALUE;

    @Option(names = "--plant", paramLabel = "BUG", description = "Put in this bug, to see whether it is found.")
    Plant plant = Plant.NOTHING;

    @Option(names = "--wishes", paramLabel = "WISHES", description = "What clients ask for, as older seeds have it: SECOND is"
            + " without fractions and amounts of money, FIRST also without trailing stops, entries with one exit and pairs of exits."
            + " Default: ALL.")
    Wishes wishes = Wishes.ALL;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private long told;

    public LabSim(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            // The simulated product complains all the time, as it should where everything goes wrong.
            root.getLoggerContext().getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
        }
        Matcher range = RANGE.matcher(seeds.orElse(wanted ? "1.." + LONG : "1..200"));
        if (!range.matches() || orders < 1) {
            throw Problem.usage("BAD_SEEDS", "'" + seeds.orElse("") + "' with " + orders + " orders is no range of seeds",
                    "seeds are played from a first one to a last one, each with an order or more",
                    "write two numbers: --seeds 1..500").failure();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "ctrl-c"));
        try {
            long from = Long.parseLong(range.group(1));
            long to = Long.parseLong(range.group(2));
            Lab.Sum sum = new Lab(!once).run(from, to, this::script, stopped::get, this::progress);
            sum.failures().forEach(this::explain);
            table(sum, to);
            return sum.failures().isEmpty() ? ExitCode.OK.number() : ExitCode.FINDING.number();
        } finally {
            over.countDown();
        }
    }

    private Script script(long seed) {
        Set<FaultKind> kinds = faults.map(LabSim::kinds).orElse(EnumSet.allOf(FaultKind.class));
        return new Script(seed, orders, wishes, kinds, mostFaults, plant);
    }

    private static Set<FaultKind> kinds(String words) {
        if (words.equals("none")) {
            return Set.of();
        }
        try {
            Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
            Arrays.stream(words.split(",", -1)).map(word -> FaultKind.valueOf(word.toUpperCase(Locale.ROOT))).forEach(kinds::add);
            return kinds;
        } catch (IllegalArgumentException unheardOf) {
            throw Problem.usage("BAD_FAULTS", "'" + words + "' names a fault that there is not",
                    "the simulation knows " + Arrays.toString(FaultKind.values()),
                    "write some of these, with commas between them").failure();
        }
    }

    private void progress(Lab.Sum sum) {
        if (!json() && sum.nanos() - told > PROGRESS_NANOS) {
            told = sum.nanos();
            out().println(String.format(Locale.ROOT, "  seed %d · %d orders · %d faults · %d failures · %d orders/s",
                    sum.next() - 1, sum.placed(), sum.faultsInAll(), sum.failures().size(), sum.ordersPerSecond()));
        }
    }

    private void explain(Outcome failure) {
        Script shrunk = Lab.shrunk(failure);
        if (json()) {
            var told = Json.MAPPER.createObjectNode().put("event", "failure").put("seed", failure.script().seed())
                    .put("command", failure.script().command()).put("shrunk", shrunk.command());
            var found = told.putArray("violations");
            failure.violations().forEach(violation -> found.addObject().put("rule", violation.rule().name())
                    .put("what", violation.what()).put("at", violation.at().toString()).put("step", violation.step()));
            out().println(told);
            return;
        }
        out().println("FAILED  " + failure.script().command());
        failure.violations().forEach(violation -> out().println(
                "  " + violation.rule() + " " + violation.what() + " (at " + violation.at() + ", step " + violation.step() + ")"));
        out().println("  smaller: " + shrunk.command());
    }

    private void table(Lab.Sum sum, long to) {
        if (json()) {
            var told = Json.MAPPER.createObjectNode().put("event", "sum").put("seeds", sum.seeds()).put("orders", sum.placed())
                    .put("requests", sum.answered()).put("steps", sum.steps()).put("violations", sum.failures().size())
                    .put("orders_per_second", sum.ordersPerSecond()).put("next", sum.next());
            var counts = told.putObject("faults");
            sum.faults().forEach(counts::put);
            out().println(told);
            return;
        }
        out().println("seeds              " + sum.seeds());
        out().println("orders             " + sum.placed());
        out().println("requests answered  " + sum.answered());
        out().println("faults             " + sum.faultsInAll());
        sum.faults().forEach((kind, count) -> out().println(String.format(Locale.ROOT, "  %-18s %d", kind, count)));
        out().println("violations         " + sum.failures().size());
        out().println("orders per second  " + sum.ordersPerSecond());
        if (sum.next() <= to) {
            out().println("stopped; go on with: taffrail lab sim --seeds " + sum.next() + ".." + to + " --orders " + orders);
        }
    }

    /** The seed that is played ends by itself, and then the table is told. */
    private void end() {
        stopped.set(true);
        try {
            over.await();
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }
}

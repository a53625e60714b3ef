package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Lifecycle;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.ServerSettings;
import io.taffrail.cli.settings.Setting;
import io.taffrail.cli.settings.Settings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.settings.Value;
import io.taffrail.model.journal.Head;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.order.GroupLink;
import io.taffrail.model.order.Order;
import io.taffrail.server.Demo;
import io.taffrail.server.DemoOptions;
import io.taffrail.sqlite.Verification.Broken;
import io.taffrail.sqlite.Verification.Verified;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail demo}: a made-up trading day, in a folder of its own that goes when the demo does. */
@Command(name = "demo", description = "Play a synthetic trading day, and show what happens to its orders.")
public final class DemoRun extends FolderVerb {

    @Option(names = "--exit", description = "End after the summary. Default: serve until Ctrl-C.")
    boolean exit;

    @Option(names = "--port", paramLabel = "PORT",
            description = "Where to listen, on 127.0.0.1. Default: any that is free.")
    Optional<String> port = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Which day is made up. Default: 1.")
    long seed = 1;

    private final Map<OrderId, String> names = new HashMap<>();

    public DemoRun(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run(Settings settings, Path dataFolder) {
        boolean named = settings.value(Setting.DATA, folder.data).isPresent();
        var portNumber = port.map(text -> new Value(text, "--port", terminal().workingFolder()));
        try (var place = named ? DemoFolder.named(dataFolder) : DemoFolder.ofItsOwn()) {
            int number = portNumber.isEmpty() ? 0 : ServerSettings.port(portNumber);
            play(place, new DemoOptions(place.path(), number, seed));
        }
        return ExitCode.OK;
    }

    private void play(DemoFolder place, DemoOptions options) {
        say("SIMULATED · account paper · market SYNTHETIC: nothing here is a real price");
        try (var demo = StartFailure.told("demo not run", () -> Demo.run(options, this::tell))) {
            conclude(demo);
            if (!exit) {
                demo.goOn();
                serve(demo, place);
            }
        }
    }

    private void tell(OrderEvent event, Order order) {
        Lifecycle.of(event, order, name(order)).ifPresent(line -> out().println(json() ? line.json() : "  " + line));
    }

    /** Exits are named after the order that they belong to. */
    private String name(Order order) {
        names.putIfAbsent(order.id(), order.clientOrderId().toString());
        return order.link()
                .filter(link -> !link.group().equals(order.id()))
                .map(link -> names.getOrDefault(link.group(), "") + " " + part(link.role()))
                .orElseGet(() -> order.clientOrderId().toString());
    }

    private static String part(GroupLink.Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void conclude(Demo demo) {
        var standing = demo.standing();
        var head = verified(demo);
        if (json()) {
            var summary = Json.MAPPER.createObjectNode().put("event", "SUMMARY");
            summary.put("cash", standing.balance().cash().amount().toString())
                    .put("equity", standing.balance().equity().amount().toString())
                    .put("realised_pl", standing.realised().amount().toString())
                    .put("verified", head.sequence()).put("head", head.hash());
            out().println(summary);
            return;
        }
        if (!demo.positions().isEmpty()) {
            held(demo).print(out());
        }
        say("  cash " + standing.balance().cash() + "   equity " + standing.balance().equity() + "   realised P&L "
                + standing.realised());
        say("  journal verified: " + head.sequence() + " entries, head " + head.hash());
    }

    private static Table held(Demo demo) {
        var table = new Table(
                Table.words("HELD"), Table.number("QTY"), Table.number("AVG PRICE"), Table.number("PRICE"),
                Table.number("P&L"));
        for (var holding : demo.positions()) {
            var position = holding.position();
            table.row(position.instrument().symbol().value(), position.quantity().toString(),
                    position.averagePrice().map(Object::toString).orElse(""), holding.mark().toString(),
                    position.unrealised(holding.mark()).toString());
        }
        return table;
    }

    private static Head verified(Demo demo) {
        return switch (demo.verify()) {
            case Verified(var head) -> head;
            case Broken(var sequence, var what, var why) -> throw Problem.of(ExitCode.FINDING, "JOURNAL_BROKEN",
                    "entry " + sequence + " is the first bad one: " + what, why, "report it").failure();
        };
    }

    /** Waits for Ctrl-C, at which the process ends, and only what hangs on its end is still done. */
    private void serve(Demo demo, DemoFolder place) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.close();
            place.close();
        }, "ctrl-c"));
        say("  serving at " + demo.url() + " until Ctrl-C; in another window:");
        say("    taffrail position list --data " + place.path());
        demo.link().ifPresent(link -> say("  dashboard " + link + "   (opens once, within ten minutes)"));
        out().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        if (!json()) {
            out().println(line);
        }
    }
}

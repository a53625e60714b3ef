package io.taffrail.cli.verb;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.settings.ServerSettings;
import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.settings.Value;
import io.taffrail.lab.LabRefusal;
import io.taffrail.lab.fault.FaultPlan;
import io.taffrail.lab.fault.FaultRule;
import io.taffrail.lab.fault.FaultScript;
import io.taffrail.lab.fault.FaultSyntax;
import io.taffrail.lab.proxy.FaultProxy;
import io.taffrail.lab.proxy.Mishap;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taffrail lab proxy}. It takes nothing from the configuration: its command says all that happens. */
@Command(name = "proxy", description = "Stand between a client and a broker, and fail by seed and script, until Ctrl-C.",
        footer = {"", "Faults of requests: drop-request, hang-request, delay-request, duplicate, reorder, refuse.",
            "Of replies: drop-reply, hang-reply, delay-reply, swap-reply, error, mangle.",
            "Of streams: stream-cut, stream-silence, stream-drop, stream-duplicate, stream-reorder,",
            "stream-delay, stream-fragment, stream-giant, stream-mangle.", "",
            "For example: taffrail lab proxy --to http://127.0.0.1:7878 --fault drop-reply=0.05",
            "             --fault delay-reply=0.1:50ms-2s --fault refuse=0.02:429/2s"})
public final class LabProxy extends Verb {

    @Option(names = "--to", required = true, paramLabel = "URL",
            description = "The broker: scheme, host and port; never one where real money is.")
    String to = "";

    @Option(names = "--port", paramLabel = "PORT",
            description = "Where to listen, on 127.0.0.1; 0 for any that is free. Default: 0.")
    String port = "0";

    @Option(names = "--seed", paramLabel = "N", description = "The root of every draw. Default: 1.")
    long seed = 1;

    @Option(names = "--fault", paramLabel = "NAME=RATE[:ARGS]",
            description = "What fails, and how often; may be given several times.")
    List<String> faults = List.of();

    @Option(names = "--script", paramLabel = "FILE",
            description = "More faults: [[fault]] with kind, rate, args, method, path, from, until.")
    Optional<String> script = Optional.empty();

    public LabProxy(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        try {
            return serve();
        } catch (LabRefusal refused) {
            throw Problem.usage("LAB_REFUSED", refused.what(), refused.why(), refused.fix()).failure();
        }
    }

    private int serve() {
        var rules = rules();
        var proxy = FaultProxy.start(
                address(), portNumber(), new FaultPlan(seed, rules), this::tell);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(proxy), "ctrl-c"));
        greet(proxy, rules);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            proxy.close();
        }
        return ExitCode.INTERRUPTED.number();
    }

    private URI address() {
        try {
            return URI.create(to);
        } catch (IllegalArgumentException notOurs) {
            throw new LabRefusal("'" + to + "' is no address", String.valueOf(notOurs.getMessage()),
                    "write scheme, host and port: http://127.0.0.1:7878");
        }
    }

    private int portNumber() {
        return ServerSettings.port(Optional.of(new Value(port, "--port", terminal().workingFolder())));
    }

    private List<FaultRule> rules() {
        var rules = new ArrayList<FaultRule>();
        faults.forEach(typed -> rules.add(FaultSyntax.read(typed)));
        script.map(terminal()::path).map(FaultScript::read).ifPresent(rules::addAll);
        return rules;
    }

    private void greet(FaultProxy proxy, List<FaultRule> rules) {
        if (json()) {
            var told = Json.MAPPER.createObjectNode().put("event", "listening").put("url", proxy.url().toString())
                    .put("to", to).put("seed", seed);
            var names = told.putArray("faults");
            rules.forEach(rule -> names.add(rule.fault().word() + "=" + rule.rate().toPlainString()));
            out().println(told);
            return;
        }
        out().println("LAB · " + proxy.url() + " in front of " + to + " · seed " + seed);
        out().println(rules.isEmpty() ? "  no faults: everything passes" : "  faults: " + rules.stream()
                .map(rule -> rule.fault().word() + "=" + rule.rate().toPlainString()).collect(Collectors.joining(" ")));
        out().println("  counts: " + proxy.url() + "/lab/faults   Ctrl-C ends the proxy");
    }

    private void tell(Mishap mishap) {
        var subject = mishap.turn().subject();
        if (json()) {
            out().println(Json.MAPPER.createObjectNode().put("event", "fault").put("fault", mishap.fault().word())
                    .put("method", subject.method()).put("path", subject.path()).put("matter", subject.matter())
                    .put("number", mishap.turn().number()).put("detail", mishap.detail())
                    .put("millis", mishap.at().toMillis()));
            return;
        }
        out().println(String.format(Locale.ROOT, "%7d ms  %-16s %s %s%s #%d%s", mishap.at().toMillis(), mishap.fault().word(),
                subject.method(), subject.path(), subject.matter().isEmpty() ? "" : " " + subject.matter(),
                mishap.turn().number(), mishap.detail().isEmpty() ? "" : "  " + mishap.detail()));
    }

    private void end(FaultProxy proxy) {
        var counts = proxy.counts();
        proxy.close();
        if (json()) {
            var told = Json.MAPPER.createObjectNode().put("event", "end").put("requests", counts.requests())
                    .put("busiest_minute", counts.busiestMinute()).put("unreachable", counts.unreachable());
            var faultCounts = told.putObject("faults");
            counts.faults().forEach((fault, count) -> faultCounts.put(fault.word(), count));
            out().println(told);
            return;
        }
        out().println(counts.requests() + " requests, at most " + counts.busiestMinute() + " within a minute; "
                + counts.unreachable() + " found no broker; faults: " + (counts.faults().isEmpty() ? "none"
                : counts.faults().entrySet().stream().map(entry -> entry.getKey().word() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))));
    }
}

package io.taffrail.cli.verb;

import static io.taffrail.cli.print.Fields.text;

import io.taffrail.cli.client.Json;
import io.taffrail.cli.client.Reply;
import io.taffrail.cli.failure.ExitCode;
import io.taffrail.cli.failure.Problem;
import io.taffrail.cli.print.Table;
import io.taffrail.cli.settings.Terminal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code taffrail reconcile}. */
@Command(name = "reconcile",
        description = "Hold the books against the brokers, now. Ends with 10 where they do not agree.")
public final class Reconcile extends ClientVerb {
    private static final String PATH = "/api/v1/reconciliation";

    @Option(names = "--fix", description = "Accept what the broker says where nothing explains the difference.")
    boolean fix;

    @Option(names = "--reason", paramLabel = "TEXT", description = "How the difference came about; kept with the decision.")
    Optional<String> reason = Optional.empty();

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whose differences to accept. Default: the key's own.")
    Optional<String> account = Optional.empty();

    public Reconcile(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (fix && reason.filter(text -> !text.isBlank()).isEmpty()) {
            throw Problem.usage("NO_REASON", "--fix comes without a reason",
                    "what a person decides about books is kept with the reason",
                    "add --reason \"how the difference came about\"").failure();
        }
        if (!fix && (reason.isPresent() || account.isPresent())) {
            throw Problem.usage("NOTHING_TO_FIX", "--reason and --account go with --fix",
                    "without it nothing is changed", "add --fix, or leave them out").failure();
        }
    }

    @Override
    ExitCode run(Server server) {
        Reply reply = fix
                ? server.post(PATH, body(), "accepting the broker's word", "taffrail reconcile")
                : server.get(PATH + "?refresh=true", "the reconciliation");
        JsonNode report = reply.json();
        if (json()) {
            unchanged(reply);
        } else {
            label(server);
            print(report);
        }
        return isClean(report) ? ExitCode.OK : ExitCode.FINDING;
    }

    private String body() {
        var json = Json.MAPPER.createObjectNode();
        json.put("reason", reason.orElseThrow());
        account.ifPresent(name -> json.put("account", name));
        return json.toString();
    }

    private static boolean isClean(JsonNode report) {
        return report.path("clean").asBoolean() && report.path("breaks").isEmpty();
    }

    private void print(JsonNode report) {
        if (report.path("accounts").isEmpty()) {
            out().println("no account is held at a broker; the paper exchange trades from these books");
            return;
        }
        report.path("accounts").forEach(this::printAccount);
        int breaks = report.path("breaks").size();
        report.path("breaks").forEach(found -> out().println("BREAK  " + text(found, "what") + "\n  cause: " + text(found, "cause")));
        int doubtful = report.path("in_doubt").asInt();
        if (doubtful > 0) {
            out().println(doubtful + (doubtful == 1 ? " order is" : " orders are") + " in doubt, and looked up until there is evidence");
        }
        out().println(isClean(report)
                ? "OK  books and broker agree"
                : breaks == 0
                        ? "not reconciled yet"
                        : canBeAccepted(report)
                                ? "accept the broker's word with: taffrail reconcile --fix --reason \"how it came about\""
                                : "nothing of it can be accepted before the trade is listed, or its order is over");
    }

    private static boolean canBeAccepted(JsonNode report) {
        return report.path("breaks").valueStream().anyMatch(found -> found.path("acceptable").asBoolean(true));
    }

    private void printAccount(JsonNode side) {
        out().println("account " + text(side, "account") + " at " + text(side, "broker") + "   gate " + text(side, "gate")
                + (side.path("as_of").isString() ? "   broker as of " + text(side, "as_of") : ""));
        if (side.path("why").isString()) {
            out().println("  " + text(side, "why"));
        }
        if (side.path("lines").isEmpty()) {
            return;
        }
        var table = new Table(
                Table.words("KIND"), Table.words("SUBJECT"), Table.number("OURS"), Table.number("BROKER"), Table.number("DIFF"));
        for (JsonNode line : side.path("lines")) {
            table.row(text(line, "kind"), text(line, "subject"), text(line, "ours"), text(line, "theirs"),
                    line.path("difference").isString() ? text(line, "difference") : "0");
        }
        table.print(out());
    }
}

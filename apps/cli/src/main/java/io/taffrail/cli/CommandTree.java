package io.taffrail.cli;

import io.taffrail.cli.settings.Terminal;
import io.taffrail.cli.verb.AccountShow;
import io.taffrail.cli.verb.Approve;
import io.taffrail.cli.verb.AuditVerify;
import io.taffrail.cli.verb.BacktestRun;
import io.taffrail.cli.verb.Buy;
import io.taffrail.cli.verb.DemoRun;
import io.taffrail.cli.verb.Doctor;
import io.taffrail.cli.verb.Explain;
import io.taffrail.cli.verb.Flatten;
import io.taffrail.cli.verb.Group;
import io.taffrail.cli.verb.HaltAll;
import io.taffrail.cli.verb.HaltEntries;
import io.taffrail.cli.verb.HaltShow;
import io.taffrail.cli.verb.HookCreate;
import io.taffrail.cli.verb.HookDelete;
import io.taffrail.cli.verb.HookList;
import io.taffrail.cli.verb.HookRotate;
import io.taffrail.cli.verb.HookShow;
import io.taffrail.cli.verb.KeyCreate;
import io.taffrail.cli.verb.KeyList;
import io.taffrail.cli.verb.KeyRevoke;
import io.taffrail.cli.verb.LabProxy;
import io.taffrail.cli.verb.LabSim;
import io.taffrail.cli.verb.OrderCancel;
import io.taffrail.cli.verb.OrderCancelAll;
import io.taffrail.cli.verb.OrderList;
import io.taffrail.cli.verb.OrderReplace;
import io.taffrail.cli.verb.OrderResolve;
import io.taffrail.cli.verb.OrderShow;
import io.taffrail.cli.verb.OrderSubmit;
import io.taffrail.cli.verb.OrderTail;
import io.taffrail.cli.verb.Pnl;
import io.taffrail.cli.verb.PortfolioShow;
import io.taffrail.cli.verb.PositionClose;
import io.taffrail.cli.verb.PositionCloseAll;
import io.taffrail.cli.verb.PositionClosed;
import io.taffrail.cli.verb.PositionList;
import io.taffrail.cli.verb.PositionProtect;
import io.taffrail.cli.verb.PositionReverse;
import io.taffrail.cli.verb.QuoteShow;
import io.taffrail.cli.verb.Rebalance;
import io.taffrail.cli.verb.Reconcile;
import io.taffrail.cli.verb.Reject;
import io.taffrail.cli.verb.Resume;
import io.taffrail.cli.verb.RulesDrop;
import io.taffrail.cli.verb.RulesImport;
import io.taffrail.cli.verb.RulesList;
import io.taffrail.cli.verb.RulesShow;
import io.taffrail.cli.verb.RiskLift;
import io.taffrail.cli.verb.RiskRearm;
import io.taffrail.cli.verb.RiskReport;
import io.taffrail.cli.verb.RiskSet;
import io.taffrail.cli.verb.RiskShow;
import io.taffrail.cli.verb.RiskTrial;
import io.taffrail.cli.verb.Sell;
import io.taffrail.cli.verb.ServerUp;
import io.taffrail.cli.verb.SignalList;
import io.taffrail.cli.verb.SignalSend;
import io.taffrail.cli.verb.SignalShow;
import io.taffrail.cli.verb.StrategyHeartbeat;
import io.taffrail.cli.verb.Stats;
import io.taffrail.cli.verb.StrategyList;
import io.taffrail.cli.verb.StrategySet;
import io.taffrail.cli.verb.VersionShow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/**
 * Every verb there is. Only the one that is typed is made and registered: picocli needs about 100 ms to read all of
 * them, and a person waits for that on each command. Help and misspelt verbs see them all.
 */
final class CommandTree {

    /** A verb, and the verbs below it. */
    private record Node(String name, Function<Terminal, Object> command, List<Node> verbs) {
        static Node verb(String name, Function<Terminal, Object> command) {
            return new Node(name, command, List.of());
        }

        static Node group(String name, Group group, Node... verbs) {
            return new Node(name, _ -> group, List.of(verbs));
        }
    }

    private static final List<Node> VERBS = List.of(
            Node.verb("demo", DemoRun::new),
            Node.verb("up", ServerUp::new),
            Node.verb("buy", Buy::new),
            Node.verb("sell", Sell::new),
            Node.group("order", new Group.Order(),
                    Node.verb("submit", OrderSubmit::new),
                    Node.verb("list", OrderList::new),
                    Node.verb("show", OrderShow::new),
                    Node.verb("replace", OrderReplace::new),
                    Node.verb("cancel", OrderCancel::new),
                    Node.verb("cancel-all", OrderCancelAll::new),
                    Node.verb("tail", OrderTail::new),
                    Node.verb("resolve", OrderResolve::new)),
            Node.group("position", new Group.Position(),
                    Node.verb("list", PositionList::new),
                    Node.verb("protect", PositionProtect::new),
                    Node.verb("closed", PositionClosed::new),
                    Node.verb("close", PositionClose::new),
                    Node.verb("reverse", PositionReverse::new),
                    Node.verb("close-all", PositionCloseAll::new)),
            Node.group("halt", new Group.Halt(),
                    Node.verb("entries", HaltEntries::new),
                    Node.verb("all", HaltAll::new),
                    Node.verb("show", HaltShow::new)),
            Node.verb("flatten", Flatten::new),
            Node.verb("resume", Resume::new),
            Node.group("strategy", new Group.Strategy(),
                    Node.verb("set", StrategySet::new),
                    Node.verb("list", StrategyList::new),
                    Node.verb("heartbeat", StrategyHeartbeat::new)),
            Node.group("account", new Group.Account(),
                    Node.verb("show", AccountShow::new)),
            Node.verb("portfolio", PortfolioShow::new),
            Node.verb("explain", Explain::new),
            Node.verb("pnl", Pnl::new),
            Node.verb("stats", Stats::new),
            Node.group("risk", new Group.Risk(),
                    Node.verb("show", RiskShow::new),
                    Node.verb("report", RiskReport::new),
                    Node.verb("set", RiskSet::new),
                    Node.verb("lift", RiskLift::new),
                    Node.verb("test", RiskTrial::new),
                    Node.verb("rearm", RiskRearm::new)),
            Node.verb("quote", QuoteShow::new),
            Node.group("signal", new Group.Signal(),
                    Node.verb("send", SignalSend::new),
                    Node.verb("list", SignalList::new),
                    Node.verb("show", SignalShow::new)),
            Node.verb("approve", Approve::new),
            Node.verb("reject", Reject::new),
            Node.group("hook", new Group.Hook(),
                    Node.verb("create", HookCreate::new),
                    Node.verb("list", HookList::new),
                    Node.verb("show", HookShow::new),
                    Node.verb("rotate", HookRotate::new),
                    Node.verb("delete", HookDelete::new)),
            Node.verb("backtest", BacktestRun::new),
            Node.verb("reconcile", Reconcile::new),
            Node.verb("doctor", Doctor::new),
            Node.verb("rebalance", Rebalance::new),
            Node.group("rules", new Group.Rules(),
                    Node.verb("list", RulesList::new),
                    Node.verb("show", RulesShow::new),
                    Node.verb("import", RulesImport::new),
                    Node.verb("drop", RulesDrop::new)),
            Node.group("audit", new Group.Audit(),
                    Node.verb("verify", AuditVerify::new)),
            Node.group("key", new Group.Key(),
                    Node.verb("create", KeyCreate::new),
                    Node.verb("list", KeyList::new),
                    Node.verb("revoke", KeyRevoke::new)),
            Node.group("lab", new Group.Lab(),
                    Node.verb("proxy", LabProxy::new),
                    Node.verb("sim", LabSim::new)),
            Node.verb("version", VersionShow::new));

    private CommandTree() {}

    /** The part of the tree that these words need. */
    static CommandLine of(Terminal terminal, List<String> words) {
        var root = new CommandLine(new Root());
        grow(root, VERBS, words, terminal);
        return root;
    }

    private static void grow(CommandLine parent, List<Node> nodes, List<String> words, Terminal terminal) {
        var typed = words.stream().findFirst().flatMap(word -> named(nodes, word));
        var rest = typed.isPresent() ? words.subList(1, words.size()) : List.<String>of();
        for (Node node : typed.map(List::of).orElse(nodes)) {
            var command = new CommandLine(node.command().apply(terminal));
            grow(command, node.verbs(), rest, terminal);
            parent.addSubcommand(node.name(), command);
        }
    }

    private static Optional<Node> named(List<Node> nodes, String word) {
        return nodes.stream().filter(node -> node.name().equals(word)).findFirst();
    }

    /** {@code taffrail} alone. */
    @Command(name = "taffrail", description = "Orders in, fills out, every step written down.",
            footer = {"", "Start with: taffrail demo"})
    static final class Root implements Runnable {

        @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
        boolean help;

        @CommandLine.Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
        boolean version;

        @CommandLine.Spec
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A noun whose verbs follow: {@code taffrail order …}. */
@Command
public abstract class Group implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this text.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** {@code taffrail order}. */
    @Command(name = "order", description = "Send, list, watch and cancel orders.")
    public static final class Order extends Group {}

    /** {@code taffrail position}. */
    @Command(name = "position", description = "List, protect, close and reverse positions.")
    public static final class Position extends Group {}

    /** {@code taffrail halt}. */
    @Command(name = "halt", description = "Stop trading: what opens positions, or everything.")
    public static final class Halt extends Group {}

    /** {@code taffrail strategy}. */
    @Command(name = "strategy", description = "Tell the desk how strategies are.")
    public static final class Strategy extends Group {}

    /** {@code taffrail account}. */
    @Command(name = "account", description = "Show the account.")
    public static final class Account extends Group {}

    /** {@code taffrail rules}. */
    @Command(name = "rules", description = "Import and show rule packs: restricted lists, Shariah screens, how may be traded.")
    public static final class Rules extends Group {}

    /** {@code taffrail risk}. */
    @Command(name = "risk", description = "Show, set and try the limits that orders keep.")
    public static final class Risk extends Group {}

    /** {@code taffrail signal}. */
    @Command(name = "signal", description = "Send and list signals.")
    public static final class Signal extends Group {}

    /** {@code taffrail hook}. */
    @Command(name = "hook", description = "Keep the ways in for other programs' alerts.")
    public static final class Hook extends Group {}

    /** {@code taffrail audit}. */
    @Command(name = "audit", description = "Check the journal.")
    public static final class Audit extends Group {}

    /** {@code taffrail key}. */
    @Command(name = "key", description = "Create, list and revoke the keys that open the server.")
    public static final class Key extends Group {}

    /** {@code taffrail lab}. */
    @Command(name = "lab", description = "Try things out on a network that misbehaves.")
    public static final class Lab extends Group {}

    @Override
    public Integer call() {
        var verbs = String.join(", ", spec.subcommands().keySet());
        throw Problem.usage("VERB_MISSING", "'" + spec.qualifiedName() + "' needs a verb",
                "it can: " + verbs, "for example: " + spec.qualifiedName() + " "
                        + spec.subcommands().keySet().iterator().next() + " --help").failure();
    }
}

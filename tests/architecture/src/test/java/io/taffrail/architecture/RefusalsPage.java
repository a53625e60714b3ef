package io.taffrail.architecture;

import io.taffrail.http.signal.Flaw;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints {@code docs/refusals.md} from the code: every code once, by what it is about. */
final class RefusalsPage {
    private static final String EACH_TIME = "it says so itself, with what it found";

    private final StringBuilder text = new StringBuilder();
    private final Set<String> told = new TreeSet<>();
    private final List<Denial> denials;

    RefusalsPage(List<Denial> denials) {
        this.denials = denials;
    }

    /**
     * The whole page.
     *
     * @param alpaca what Alpaca's rules refuse
     * @param engine what the engine refuses beside denials and limits
     * @param house what requests to the house's own paths get wrong
     */
    String print(
            Map<String, RefusalCalls.Words> alpaca, Map<String, RefusalCalls.Words> engine, Map<String, RefusalCalls.Words> house) {
        text.append("""
                # Refusals

                Everything that the house refuses has a code, says what happened with its numbers, why, and what to do; in
                JSON `doc` names the place on this page. The page is printed from the code (`RefusalsTest`).

                ## Limits

                A limit is named by its code in lower case: `taffrail risk set max_order_qty 500`. Every limit that applies to an order
                is checked, on the worst case: what works, is in doubt or is being replaced counts as if it had traded. The tightest
                refuses. An order that only closes a position passes all of them but the collars, `good_faith`, and `self_trade` where what
                stands in its way can be taken off first.

                An order that uses more than half of `max_order_qty`, `max_order_notional` or `max_order_equity` is shown once more to the
                person who sends it: the dashboard wants a second click, `taffrail buy` on a terminal a yes (or `--yes`). A program has no
                finger that slips, and is held to the limits alone. `POST /api/v1/risk/test` names these limits under `confirm`. Beyond a limit no click helps: the limit has to be changed first, with a reason that is kept, and
                that is where a second person looks.
                """);
        limits();
        of("Orders, positions, the desk and its halts", denial -> switch (denial) {
            case Denial.LimitExceeded _, Denial.LimitRefused _, Denial.RuleBroken _, Denial.SignalTurnedAway _, Denial.Unsized _,
                    Denial.NotRebalanced _, Denial.WatchlistRefused _, Denial.NotPermitted _, Denial.UnknownRules _ -> false;
            case Denial _ -> true;
        });
        calls("Instructions, exits and replacements", "What the engine refuses at every door.", engine);
        of("Signals", Denial.SignalTurnedAway.class::isInstance);
        alerts();
        of("Sizing", Denial.Unsized.class::isInstance);
        of("Rule packs", denial -> denial instanceof Denial.NotPermitted || denial instanceof Denial.UnknownRules);
        of("Rebalancing", Denial.NotRebalanced.class::isInstance);
        of("Watchlists", Denial.WatchlistRefused.class::isInstance);
        calls("Rules of the Alpaca door", "The answer is in Alpaca's words; the order that is kept says the rest.", alpaca);
        calls("Requests to the house's own paths", "What is wrong with a request to `/api/v1` before the desk is asked.", house);
        text.append("""

                ## Refused by a venue

                The order's `reject_reason` has the venue's own code and words. The house gives three itself: `NOT_SENT`, where the
                broker could not be told of the order; `NOT_PLACED`, where it was found that the broker never had it;
                `REPLACE_REJECTED`, where the venue kept the order that was to be replaced.
                """);
        return text.toString();
    }

    private void limits() {
        for (Rule rule : Rule.values()) {
            code(rule.name());
            line("Looks at", rule.measures());
            line("Counted in", rule.unit().name().toLowerCase(Locale.ROOT) + (rule.isLeast() ? ", at least" : ", at most"));
            line("Default", defaults(rule));
            line("Why", rule.why());
            line("Fix", rule.fix());
        }
        text.append("\n## Changes of limits\n");
        for (LimitProblem problem : LimitProblem.values()) {
            code(problem.name());
            line("Why", problem.why());
            line("Fix", problem.fix());
        }
    }

    private void alerts() {
        text.append("\n## Alerts that cannot be read\n");
        for (Flaw flaw : Flaw.values()) {
            code(flaw.code());
            line("Why", flaw.why());
            line("Fix", flaw.fix());
        }
    }

    private void of(String title, Predicate<Denial> family) {
        text.append("\n## ").append(title).append('\n');
        denials.stream().filter(family).filter(denial -> code(denial.code())).forEach(denial -> {
            line("For example", denial.what());
            line("Why", denial.why());
            line("Fix", denial.fix());
        });
    }

    private void calls(String title, String about, Map<String, RefusalCalls.Words> calls) {
        text.append("\n## ").append(title).append("\n\n").append(about).append('\n');
        calls.forEach((code, words) -> {
            if (code(code)) {
                line("Why", RefusalCalls.isTold(words.why()) ? words.why() : EACH_TIME);
                line("Fix", RefusalCalls.isTold(words.fix()) ? words.fix() : EACH_TIME);
            }
        });
    }

    /** Whether the code is told for the first time. */
    private boolean code(String code) {
        boolean first = told.add(code);
        if (first) {
            text.append("\n### ").append(code).append('\n');
        }
        return first;
    }

    private void line(String name, String value) {
        text.append("\n").append(name).append(": ").append(value).append('\n');
    }

    private static String defaults(Rule rule) {
        String values = DefaultLimits.all().stream()
                .filter(change -> change.rule() == rule)
                .map(change -> rule.unit().text(change.value()) + " (" + change.scope() + ")")
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "none" : values;
    }
}

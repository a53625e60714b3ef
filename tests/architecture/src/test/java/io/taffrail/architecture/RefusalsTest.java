package io.taffrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.DenialSamples;
import io.taffrail.conformance.Samples;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.value.Decimal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal has a code, what, why, fix, and a place in the documentation. */
class RefusalsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path PAGE = ROOT.resolve("docs/refusals.md");
    /** Codes that rules of doors and of groups give themselves. */
    private static final Pattern OWN_CODE = Pattern.compile("(?:broken\\(|\\b)\"((?:ALPACA_[A-Z_]+)|(?<=broken\\(\")[A-Z_]+)\"");

    /** The page is printed by this test, run with {@code -Dtaffrail.write=true}, and then read by whoever changes it. */
    @Test
    void thePublishedRefusalsAreThoseInTheCode() throws IOException {
        if (Boolean.getBoolean("taffrail.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    @Test
    void everyRefusalSaysWhatWhyAndFixAndWhereItIsDescribed() throws IOException {
        String page = Files.readString(PAGE);
        for (Denial denial : denials()) {
            assertThat(denial.code()).matches("[A-Z][A-Z_]+");
            assertThat(List.of(denial.what(), denial.why(), denial.fix())).as(denial.code()).noneMatch(String::isBlank);
            assertThat(denial.anchor()).isEqualTo("docs/refusals.md#" + denial.code().toLowerCase(Locale.ROOT));
            if (!(denial instanceof Denial.RuleBroken)) {
                assertThat(page).contains("\n### " + denial.code() + "\n");
            }
        }
    }

    @Test
    void everyKindOfRefusalIsAmongThem() {
        assertThat(denials().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(members(Denial.class).toList());
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isSealed() ? members(member) : Stream.of(member));
    }

    /** The samples, and every member of the families that stand behind one of them. */
    private static List<Denial> denials() {
        var all = new ArrayList<Denial>(DenialSamples.all());
        all.add(new Denial.SignalTurnedAway(
                new SignalProblem.Stale(Samples.AT, Samples.AT.plusSeconds(61), Duration.ofSeconds(60))));
        for (Rule rule : Rule.values()) {
            all.add(new Denial.LimitExceeded(rule, Scope.DESK, Optional.of(Decimal.of(2)), Decimal.ONE, Optional.empty()));
        }
        for (LimitProblem problem : LimitProblem.values()) {
            all.add(new Denial.LimitRefused(problem, Rule.LEVERAGE, Scope.DESK, Decimal.of(2), Optional.of(Decimal.ONE)));
        }
        for (Watchlist.Problem problem : Watchlist.Problem.values()) {
            all.add(new Denial.WatchlistRefused(problem, "mine"));
        }
        return all;
    }

    private static String page() throws IOException {
        var text = new StringBuilder("""
                # Refusals

                Every order and every command that the house refuses has a code, says what happened with its numbers, why, and what to
                do. This page is printed from the code (`RefusalsTest`).

                ## Limits

                A limit is named by its code in lower case: `taffrail risk set max_order_qty 500`. Every limit that applies to an order
                is checked, on the worst case: what works, is in doubt or is being replaced counts as if it had traded. The tightest
                refuses. An order that only closes a position passes all of them but the collars.
                """);
        for (Rule rule : Rule.values()) {
            text.append("\n### ").append(rule.name()).append('\n');
            line(text, "Looks at", rule.measures());
            line(text, "Counted in", rule.unit().name().toLowerCase(Locale.ROOT)
                    + (rule.isLeast() ? ", at least" : ", at most"));
            line(text, "Default", defaults(rule));
            line(text, "Why", rule.why());
            line(text, "Fix", rule.fix());
        }
        text.append("\n## Changes of limits\n");
        for (LimitProblem problem : LimitProblem.values()) {
            text.append("\n### ").append(problem.name()).append('\n');
            line(text, "Why", problem.why());
            line(text, "Fix", problem.fix());
        }
        text.append("\n## Rules of the house\n");
        var told = new TreeSet<String>();
        for (Denial denial : denials()) {
            boolean elsewhere = denial instanceof Denial.LimitExceeded
                    || denial instanceof Denial.LimitRefused
                    || denial instanceof Denial.RuleBroken;
            if (!elsewhere && told.add(denial.code())) {
                text.append("\n### ").append(denial.code()).append('\n');
                line(text, "For example", denial.what());
                line(text, "Why", denial.why());
                line(text, "Fix", denial.fix());
            }
        }
        text.append("\n## Rules of a door\n\nAn order that breaks one of them says what, why and fix itself.\n");
        ownCodes().forEach(code -> text.append("\n### ").append(code).append('\n'));
        return text.toString();
    }

    private static String defaults(Rule rule) {
        String values = DefaultLimits.all().stream()
                .filter(change -> change.rule() == rule)
                .map(change -> rule.unit().text(change.value()) + " (" + change.scope() + ")")
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "none" : values;
    }

    private static Set<String> ownCodes() throws IOException {
        var codes = new TreeSet<String>();
        for (String room : List.of("doors/http/src/main/java/io/taffrail/http/alpaca/rules", "core/engine/src/main/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(room))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    OWN_CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
                }
            }
        }
        Arrays.stream(Rule.values()).map(Enum::name).forEach(codes::remove);
        return codes;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("\n").append(name).append(": ").append(value).append('\n');
    }
}

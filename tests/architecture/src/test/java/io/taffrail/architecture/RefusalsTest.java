package io.taffrail.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.conformance.DenialSamples;
import io.taffrail.http.signal.Flaw;
import io.taffrail.model.account.Watchlist;
import io.taffrail.model.order.Denial;
import io.taffrail.model.portfolio.RebalanceProblem;
import io.taffrail.model.risk.LimitProblem;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.signal.SignalProblem;
import io.taffrail.model.signal.SizingProblem;
import io.taffrail.model.value.Decimal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every refusal has a code, what, why, fix, and a place in the documentation. */
class RefusalsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path PAGE = ROOT.resolve("docs/refusals.md");
    private static final String DOORS = "doors/http/src/main/java/io/taffrail/http/";

    /** The page is printed by this test, run with {@code -Dtaffrail.write=true}, and then read by whoever changes it. */
    @Test
    void thePublishedRefusalsAreThoseInTheCode() throws IOException {
        String printed = new RefusalsPage(denials()).print(
                calls(DOORS + "alpaca/rules"), calls("core/engine/src/main/java"), calls(DOORS + "house"));
        if (Boolean.getBoolean("taffrail.write")) {
            Files.writeString(PAGE, printed);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(printed);
    }

    @Test
    void everyRefusalSaysWhatWhyAndFixAndWhereItIsDescribed() throws IOException {
        String page = Files.readString(PAGE);
        for (Denial denial : denials()) {
            assertThat(denial.code()).matches("[A-Z][A-Z_]+");
            assertThat(List.of(denial.what(), denial.why(), denial.fix())).as(denial.code()).noneMatch(String::isBlank);
            assertThat(denial.anchor()).isEqualTo(anchor(denial.code()));
            if (!(denial instanceof Denial.RuleBroken)) {
                assertThat(page).contains("\n### " + denial.code() + "\n");
            }
        }
        for (Flaw flaw : Flaw.values()) {
            assertThat(List.of(flaw.why(), flaw.fix())).as(flaw.code()).noneMatch(String::isBlank);
            assertThat(flaw.anchor()).isEqualTo(anchor(flaw.code()));
            assertThat(page).contains("\n### " + flaw.code() + "\n");
        }
    }

    /** Whoever writes a code into a call that refuses finds it on the page, or the page is not that of the code. */
    @Test
    void everyCodeThatACallGivesItselfIsFound() throws IOException {
        assertThat(calls(DOORS + "alpaca/rules")).hasSizeGreaterThan(20).containsKeys("ALPACA_WASH_TRADE", "POST_ONLY_IS_A_LIMIT");
        assertThat(calls("core/engine/src/main/java"))
                .containsKeys("GROUP_PRICES_ONLY", "SEVERAL_GROUPS", "STOP_ON_WRONG_SIDE", "TARGET_ON_WRONG_SIDE");
        assertThat(calls(DOORS + "house")).containsKeys("BAD_FIELD", "BAD_PARAMETER", "HOOK_TAKEN", "UNKNOWN_RULE", "FX_FILE");
        assertThat(calls("core/engine/src/main/java").values()).allMatch(RefusalCalls.Words::areTold);
        assertThat(calls(DOORS + "alpaca/rules").values()).allMatch(RefusalCalls.Words::areTold);
    }

    @Test
    void everyKindOfRefusalIsAmongThem() {
        assertThat(kinds(denials().stream(), Function.identity())).containsExactlyInAnyOrderElementsOf(members(Denial.class).toList());
        assertThat(kinds(all(Denial.SignalTurnedAway.class), Denial.SignalTurnedAway::problem))
                .containsExactlyInAnyOrderElementsOf(members(SignalProblem.class).toList());
        assertThat(kinds(all(Denial.Unsized.class), Denial.Unsized::problem))
                .containsExactlyInAnyOrderElementsOf(members(SizingProblem.class).toList());
        assertThat(kinds(all(Denial.NotRebalanced.class), Denial.NotRebalanced::problem))
                .containsExactlyInAnyOrderElementsOf(members(RebalanceProblem.class).toList());
    }

    private static <D> List<Class<?>> kinds(Stream<D> denials, Function<D, ?> problem) {
        return denials.<Object>map(problem).<Class<?>>map(Object::getClass).distinct().toList();
    }

    private static <D extends Denial> Stream<D> all(Class<D> kind) {
        return denials().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isSealed() ? members(member) : Stream.of(member));
    }

    private static String anchor(String code) {
        return "docs/refusals.md#" + code.toLowerCase(Locale.ROOT);
    }

    private static Map<String, RefusalCalls.Words> calls(String room) throws IOException {
        return RefusalCalls.in(ROOT.resolve(room));
    }

    /** The samples, and every member of the enumerations that stand behind one of them. */
    private static List<Denial> denials() {
        var all = new ArrayList<Denial>(DenialSamples.all());
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
}

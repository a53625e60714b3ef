package io.taffrail.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.lab.fault.Fault.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final List<FaultRule> RULES = List.of(
            FaultSyntax.read("drop-reply=0.1"), FaultSyntax.read("delay-reply=0.2:1ms-900ms"),
            FaultSyntax.read("error=0.1"), FaultSyntax.read("mangle=0.1"), FaultSyntax.read("drop-request=0.05"));

    @Test
    void theSameSeedStrikesTheSameThings() {
        assertThat(struck(7, orders(2_000))).isEqualTo(struck(7, orders(2_000)));
    }

    @Test
    void anotherSeedStrikesOthers() {
        assertThat(struck(7, orders(500))).isNotEqualTo(struck(8, orders(500)));
    }

    @Test
    void theOrderInWhichThingsComeHasNoPartInIt() {
        var backwards = new ArrayList<>(orders(500));
        Collections.reverse(backwards);

        assertThat(struck(7, backwards)).isEqualTo(struck(7, orders(500)));
    }

    @Test
    void aThingSeenAgainIsDrawnAnew() {
        var plan = new FaultPlan(1, List.of(FaultSyntax.read("drop-reply=0.5")));
        var look = Subject.ofRequest("GET", "/v2/orders:by_client_order_id?client_order_id=a", new byte[0]);

        var strikes = IntStream.range(0, 64).mapToObj(_ -> plan.draw(Place.REPLY, plan.next(look), Duration.ZERO).isPresent()).toList();

        assertThat(strikes).contains(true, false);
        assertThat(look.matter()).isEqualTo("a");
    }

    @Test
    void aRateIsAboutTheShareThatIsStruck() {
        var struck = struck(7, orders(10_000)).values();

        assertThat(struck.stream().filter(text -> text.startsWith("drop-reply")).count()).isBetween(850L, 1_150L);
        assertThat(struck.stream().filter(text -> text.startsWith("delay-reply")).count()).isBetween(1_600L, 2_000L);
    }

    @Test
    void aRateOfZeroNeverStrikesAndOneAlwaysDoes() {
        assertThat(struck(1, orders(500), "drop-reply=0")).isEmpty();
        assertThat(struck(1, orders(500), "drop-reply=1")).hasSize(500);
    }

    @Test
    void nothingStrikesOnceItIsCalm() {
        var plan = new FaultPlan(1, List.of(FaultSyntax.read("drop-reply=1")));

        plan.calm();

        assertThat(plan.draw(Place.REPLY, plan.next(orders(1).getFirst()), Duration.ZERO)).isEmpty();
    }

    @Test
    void aMessageIsKnownByItsEventAndItsOrder() {
        var message = """
                {"stream":"trade_updates","data":{"event":"partial_fill","order":{"client_order_id":"mine","id":"x"}}}""";

        assertThat(Subject.ofMessage("/stream", message.getBytes(StandardCharsets.UTF_8)).matter()).isEqualTo("partial_fill mine");
    }

    private static List<Subject> orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> Subject.ofRequest("POST", "/v2/orders",
                ("{\"symbol\":\"AAPL\",\"client_order_id\":\"o-" + i + "\"}").getBytes(StandardCharsets.UTF_8))).toList();
    }

    private static Map<String, String> struck(long seed, List<Subject> subjects) {
        return struck(new FaultPlan(seed, RULES), subjects);
    }

    private static Map<String, String> struck(long seed, List<Subject> subjects, String fault) {
        return struck(new FaultPlan(seed, List.of(FaultSyntax.read(fault))), subjects);
    }

    private static Map<String, String> struck(FaultPlan plan, List<Subject> subjects) {
        var struck = new TreeMap<String, String>();
        for (var subject : subjects) {
            var turn = plan.next(subject);
            plan.draw(Place.REPLY, turn, Duration.ZERO).ifPresent(strike ->
                    struck.put(subject.matter(), strike.fault().word() + detail(strike)));
        }
        return struck;
    }

    private static String detail(Strike strike) {
        return switch (strike.fault()) {
            case DELAY_REPLY -> " " + strike.span();
            case ERROR       -> " " + strike.status();
            case MANGLE      -> " " + strike.mangling();
            default          -> "";
        };
    }
}

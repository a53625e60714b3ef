package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input.CommandTaken;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A crash at every step of a group's life: for each length that the journal ever had, a desk is started on that much
 * of it and lives the rest. Issue 3, scenarios P13, P14 and P18.
 */
class BracketCrashTest {

    @ParameterizedTest
    @MethodSource("lives")
    void aCrashAnywhereInAGroupsLifeCostsNothing(BracketLife life) {
        RecordedJournal whole = lived(life);
        var expected = CoverageRecount.of(whole.entries());
        assertThat(expected.orders()).as("all is over in the end").noneMatch(Order::isOpen);

        int length = 0;
        for (RecordedJournal.Append append : whole.appends()) {
            length += append.entries().size();
            List<Entry> survived = whole.entries().subList(0, length);
            CoverageRecount found = livedOn(life, survived);

            String when = "crashed after entry " + length + " of " + whole.entries().size();
            assertThat(found.orders()).as(when).noneMatch(Order::isOpen);
            assertThat(found.position()).as(when).isEqualTo(expected.position());
            // What was under way is offered again to a market that has moved on: it may trade in other parts.
            if (CoverageRecount.of(survived).underWay().isEmpty()) {
                assertThat(words(found)).as(when).isEqualTo(words(expected));
            }
        }
    }

    private static RecordedJournal lived(BracketLife life) {
        try (var house = TradingHouse.open()) {
            live(house, life);
            return house.journal;
        }
    }

    /** Lives a whole life in a house. */
    static void live(TradingHouse house, BracketLife life) {
        List<BracketLife.Step> steps = life.steps();
        for (int step = 0; step < steps.size(); step++) {
            take(house, steps.get(step), step);
        }
        assertThat(house.desk.stopped()).isEmpty();
    }

    /** What is written in a journal in the end whose desk has crashed when it was this long. */
    private static CoverageRecount livedOn(BracketLife life, List<Entry> survived) {
        return CoverageRecount.of(entriesLivedOn(life, survived));
    }

    static List<Entry> entriesLivedOn(BracketLife life, List<Entry> survived) {
        var journal = new RecordedJournal();
        journal.append(survived, journal.head());
        try (var house = TradingHouse.reopen(journal)) {
            house.openWhereNew();
            boolean underWay = !CoverageRecount.of(survived).underWay().isEmpty();
            resume(life, house, survived, underWay);
            assertThat(house.desk.stopped()).as("crashed after entry " + survived.size()).isEmpty();
        }
        return journal.entries();
    }

    /** What the market said up to the last entry is not played again, and what was asked and written down is not. */
    private static void resume(BracketLife life, TradingHouse house, List<Entry> survived, boolean underWay) {
        List<Command> taken = commands(survived);
        var last = survived.getLast().at();
        List<BracketLife.Step> steps = life.steps();
        Optional<Quote> primed = Optional.empty();
        for (int step = 0; step < steps.size(); step++) {
            switch (steps.get(step)) {
                case BracketLife.Step.Quoted(var quote) when !quote.at().isAfter(last) -> {
                    house.desk.prime(quote);
                    primed = Optional.of(quote);
                }
                case BracketLife.Step.Asked(var command) when taken.contains(command) -> {}
                case BracketLife.Step open -> {
                    // Where something was under way, the market first stands where it stood for a moment longer.
                    primed.filter(_ -> underWay).ifPresent(quote -> house.quote(later(quote, last)));
                    primed = Optional.empty();
                    take(house, open, step);
                }
            }
        }
        primed.filter(_ -> underWay).ifPresent(quote -> house.quote(later(quote, last)));
    }

    private static Quote later(Quote quote, Instant last) {
        return new Quote(last.plusMillis(1), quote.symbol(), quote.bid(), quote.bidSize(), quote.ask(), quote.askSize());
    }

    private static void take(TradingHouse house, BracketLife.Step step, int number) {
        switch (step) {
            case BracketLife.Step.Quoted(var quote) -> house.quote(quote);
            case BracketLife.Step.Asked(var command) -> {
                house.clock.advanceTo(BracketLife.at(number));
                house.command(command);
            }
        }
    }

    private static List<Command> commands(List<Entry> entries) {
        var commands = new ArrayList<Command>();
        for (Entry entry : entries) {
            if (entry.input() instanceof CommandTaken(var command, _)) {
                commands.add(command);
            }
        }
        return commands;
    }

    private static List<String> words(CoverageRecount recount) {
        return recount.orders().stream().map(BracketCrashTest::words).toList();
    }

    private static String words(Order order) {
        return order.number() + " " + order.status() + " " + order.cumQty() + " at "
                + order.avgPx().map(Object::toString).orElse("-");
    }

    static Stream<BracketLife> lives() {
        return Stream.of(
                BracketLife.of("an entry in parts, a target in parts")
                        .bracket(Side.BUY, "10", "100", "110", "90")
                        .quote("99", "100", "4")
                        .quote("100", "101")
                        .quote("99", "100")
                        .quote("110", "111", "3")
                        .quote("109", "110")
                        .quote("110", "111"),
                BracketLife.of("an entry in parts, a stop that is raised and trades in parts")
                        .bracket(Side.BUY, "10", "100", "110", "90")
                        .quote("99", "100", "4")
                        .replaceStop(3, "95")
                        .quote("98", "99")
                        .quote("94", "94.5", "4")
                        .quote("94", "94.5"),
                BracketLife.of("a target and an entry that are replaced while they work")
                        .bracket(Side.BUY, "10", "98", "110", "90")
                        .replaceLimit(1, "100")
                        .quote("99", "100", "4")
                        .replaceLimit(2, "120")
                        .replaceLimit(4, "101")
                        .quote("99", "100")
                        .quote("115", "116")
                        .quote("120", "121", "4")
                        .quote("121", "122"),
                BracketLife.of("a stop that trails, and is drawn in")
                        .trailingBracket("10", "101", "150", "5")
                        .quote("110", "111")
                        .replaceTrail(3, "3")
                        .quote("112", "113")
                        .quote("109.5", "110")
                        .quote("109", "110", "6")
                        .quote("108", "109"),
                BracketLife.of("exits for what is held, the target first, then the stop")
                        .buy("10")
                        .oco("10", "110", "90")
                        .quote("110", "111", "4")
                        .quote("100", "101")
                        .quote("90", "91", "5")
                        .quote("89", "90"),
                BracketLife.of("a stop that trades in part, and a target that takes the rest")
                        .bracket(Side.BUY, "10", "101", "110", "90")
                        .quote("90", "91", "4")
                        .quote("110", "111"),
                BracketLife.of("both exits at one quote in a fast market")
                        .bracket(Side.BUY, "10", "101", "110", "90")
                        .quote("90", "91", "4")
                        .quote("110", "111", "6")
                        .buy("6")
                        .quote("100", "101"),
                BracketLife.of("an entry that is short, stopped out")
                        .bracket(Side.SELL, "10", "99", "90", "110")
                        .quote("109", "110", "7")
                        .quote("110", "111"),
                BracketLife.of("a position that is closed by another order, in two parts")
                        .bracket(Side.BUY, "10", "101", "110", "90")
                        .sell("4")
                        .quote("100", "101")
                        .sell("6")
                        .quote("100", "101"),
                BracketLife.of("exits that are given up")
                        .bracket(Side.BUY, "10", "101", "110", "90")
                        .cancel(3)
                        .quote("90", "91")
                        .sell("10")
                        .quote("90", "91"),
                BracketLife.of("an entry that is canceled half way")
                        .bracket(Side.BUY, "10", "100", "110", "90")
                        .quote("99", "100", "4")
                        .cancel(1)
                        .quote("98", "99")
                        .quote("111", "112"),
                BracketLife.of("a day that ends over what is held")
                        .oto("10", "100", "90")
                        .quote("99", "100")
                        .dayIsOver(),
                BracketLife.of("two groups in one symbol")
                        .bracket(Side.BUY, "10", "101", "110", "90")
                        .bracket(Side.BUY, "5", "101", "120", "95")
                        .sell("3")
                        .quote("95", "96")
                        .quote("111", "112"));
    }
}

package io.taffrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input.MarksObserved;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Price;
import io.taffrail.ports.DeskStoppedException;
import io.taffrail.ports.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The desk's loop: what is durable when, who writes it, and what becomes of callers when it stops. */
@Timeout(60)
class DeskTest {

    @Test
    void aLoneCommandIsWrittenByItsOwnThreadAndWakesNoOther() {
        try (var house = TradingHouse.open()) {
            Thread desk = deskThread();
            for (int i = 0; i < 100; i++) {
                house.buy("1");
            }

            assertThat(house.journal.appends()).extracting(RecordedJournal.Append::writer)
                    .containsOnly(Thread.currentThread());
            assertThat(desk.getState()).isEqualTo(Thread.State.WAITING);
        }
    }

    @Test
    void commandsThatWaitTogetherAreWrittenTogether() throws Exception {
        try (var house = TradingHouse.open(); ExecutorService callers = Executors.newCachedThreadPool()) {
            var disk = new CountDownLatch(1);
            house.journal.waitFor(disk);
            var receipts = new ArrayList<CompletableFuture<Receipt>>();
            receipts.add(CompletableFuture.supplyAsync(() -> house.buy("1", "1"), callers));
            eventually(() -> callersInside(house) == 1);
            for (int i = 0; i < 20; i++) {
                receipts.add(CompletableFuture.supplyAsync(() -> house.buy("1", "1"), callers));
            }
            eventually(() -> callersInside(house) == 21);
            int before = house.journal.appends().size();
            disk.countDown();
            for (var receipt : receipts) {
                assertThat(receipt.get(10, TimeUnit.SECONDS).denial()).isEmpty();
            }

            // One for the first, one for the others, and one of the broker's answers to each.
            assertThat(house.journal.appends().size() - before).isBetween(3, 8);
            assertThat(house.journal.appends())
                    .anySatisfy(append -> assertThat(append.entries()).hasSizeGreaterThanOrEqualTo(10));
        }
    }

    @Test
    void noReplyIsGivenBeforeTheCommandIsDurable() throws Exception {
        try (var house = TradingHouse.open(); ExecutorService callers = Executors.newCachedThreadPool()) {
            var disk = new CountDownLatch(1);
            house.journal.waitFor(disk);
            var receipt = CompletableFuture.supplyAsync(() -> house.buy("1"), callers);
            eventually(() -> callersInside(house) == 1);

            assertThat(receipt).isNotDone();
            disk.countDown();

            Entry entry = receipt.get(10, TimeUnit.SECONDS).entry();
            assertThat(house.journal.entry(entry.sequence())).contains(entry);
        }
    }

    @Test
    void aFailedAppendStopsTheDeskAndNothingIsAcknowledgedOrSent() {
        var house = TradingHouse.open();
        house.quote(1, "150");
        List<Entry> before = house.journal.entries();
        house.journal.fillDisk();

        // A disk that fails to flush may have kept what it was given: nobody is told that nothing has happened.
        assertThatExceptionOfType(DeskStoppedException.class).isThrownBy(() -> house.buy("1"))
                .withMessageContaining("only its next start shows whether it has happened");
        house.journal.freeDisk();
        assertThatExceptionOfType(DeskStoppedException.class).isThrownBy(() -> house.buy("1"));
        house.quote(2, "150");

        assertThat(house.desk.stopped()).isPresent();
        assertThat(house.journal.entries()).isEqualTo(before);
        house.close();
    }

    @Test
    void aDeskThatStoppedIsRebuiltFromItsJournal() {
        var house = TradingHouse.open();
        house.buy("10", "100");
        house.journal.fillDisk();
        assertThatExceptionOfType(DeskStoppedException.class).isThrownBy(() -> house.buy("1"));
        house.close();
        house.journal.freeDisk();

        try (var next = TradingHouse.reopen(house.journal)) {
            assertThat(next.desk.recovered().openOrders()).isEqualTo(1);
            assertThat(next.buy("2", "100").order().orElseThrow().number()).isEqualTo(2);
        }
    }

    @Test
    void anOrderThatWasOpenFillsAfterTheRestart() {
        var house = TradingHouse.open();
        house.quote(1, "150");
        var order = house.buy("10", "100").order().orElseThrow();
        house.close();

        try (var next = TradingHouse.reopen(house.journal)) {
            assertThat(next.openOrders()).singleElement().isEqualTo(house.order(order.id()));
            next.quote(2, "99");

            assertThat(next.order(order.id()).status()).isEqualTo(OrderStatus.FILLED);
            assertThat(next.order(order.id()).avgPx().orElseThrow()).hasToString("100");
        }
    }

    @Test
    void anOrderThatWasSubmittedAndNotAnsweredIsOfferedAgainOnce() {
        var house = TradingHouse.open();
        var order = house.buy("10").order().orElseThrow();
        house.close();
        house.journal.cutTo(sequenceOfSubmitted(house));
        assertThat(house.order(order.id()).status()).isEqualTo(OrderStatus.SUBMITTED);

        try (var next = TradingHouse.reopen(house.journal)) {
            assertThat(next.order(order.id()).status()).isEqualTo(OrderStatus.ACCEPTED);
            next.quote(1, "150").quote(2, "151");
            assertThat(next.order(order.id()).fills()).isEqualTo(1);
        }
        try (var third = TradingHouse.reopen(house.journal)) {
            third.quote(3, "152");
            assertThat(third.order(order.id()).fills()).isEqualTo(1);
        }
    }

    @Test
    void aCancelThatWasNotAnsweredIsSettledByTheRestart() {
        var house = TradingHouse.open();
        var order = house.buy("10", "100").order().orElseThrow();
        var cancel = house.command(new Command.CancelOrder(TradingHouse.ACCOUNT, order.id()));
        house.close();
        house.journal.cutTo((int) cancel.entry().sequence());
        assertThat(house.order(order.id()).status()).isEqualTo(OrderStatus.PENDING_CANCEL);

        try (var next = TradingHouse.reopen(house.journal)) {
            assertThat(next.order(order.id()).status()).isEqualTo(OrderStatus.CANCELED);
        }
    }

    @Test
    void theDesksTimeNeverGoesBack() {
        var house = TradingHouse.open();
        house.quote(60, "150");
        house.buy("1");
        house.close();

        try (var next = TradingHouse.reopen(house.journal)) {
            // The clock of the next process stands at the opening again.
            Instant at = next.buy("1").entry().at();
            assertThat(at).isEqualTo(TradingHouse.OPEN.plusSeconds(60));
        }
        assertThat(house.journal.entries()).extracting(Entry::at).isSorted();
    }

    @Test
    void marksAreWrittenDownAtMostOnceASecond() {
        try (var house = TradingHouse.open()) {
            house.quote(1, "150").buy("10");
            for (int tenth = 10; tenth <= 50; tenth++) {
                Instant at = TradingHouse.OPEN.plusMillis(100L * tenth);
                house.clock.advanceTo(at);
                house.desk.onMarket(Quote.point(
                        at, new Symbol("AAPL"), Price.of("15" + tenth)));
                house.desk.observeMarks();
            }
            List<Instant> marks = house.journal.entries().stream()
                    .filter(entry -> entry.input() instanceof MarksObserved)
                    .map(Entry::at)
                    .toList();

            assertThat(marks).hasSizeBetween(4, 5);
            for (int i = 1; i < marks.size(); i++) {
                assertThat(Duration.between(marks.get(i - 1), marks.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void aCommandThatCannotBeJudgedFailsAlone() {
        try (var house = TradingHouse.open()) {
            var odd = new Command.ClosePosition(
                    TradingHouse.ACCOUNT, new Symbol("A/B/C"), new Command.Portion.Whole(), Optional.empty());

            assertThatIllegalArgumentException().isThrownBy(() -> house.command(odd));

            assertThat(house.desk.stopped()).isEmpty();
            assertThat(house.buy("1").denial()).isEmpty();
        }
    }

    @Test
    void aNameThatOnlyTheHistoryOnDiskKnowsIsTaken() {
        try (var house = TradingHouse.open()) {
            house.quote(1, "150");
            var old = house.buy("1").order().orElseThrow();
            var taken = new Denial.DuplicateClientOrderId(new ClientOrderId("long ago"), old.id());
            house.journal.archive(TradingHouse.renamed(old, "long ago"));

            assertThat(house.command(TradingHouse.named("long ago")).denial()).contains(taken);
            assertThat(house.command(new Command.ClosePosition(
                            TradingHouse.ACCOUNT, new Symbol("AAPL"), new Command.Portion.Whole(),
                            Optional.of(new ClientOrderId("long ago"))))
                    .denial()).contains(taken);
        }
    }

    @Test
    void everyCommandOfManyThreadsIsDecidedOnceAndNoEntryIsMissing() throws Exception {
        int threads = 16;
        int each = 100;
        try (var house = TradingHouse.open(); ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            house.quote(1, "150");
            var all = new ArrayList<CompletableFuture<List<Receipt>>>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "T" + thread + "-";
                all.add(CompletableFuture.supplyAsync(
                        () -> LongStream.range(0, each)
                                .mapToObj(i -> house.command(TradingHouse.named(name + i)))
                                .toList(),
                        callers));
            }
            var numbers = new HashSet<Long>();
            for (var receipts : all) {
                for (Receipt receipt : receipts.get(30, TimeUnit.SECONDS)) {
                    assertThat(house.journal.entry(receipt.entry().sequence())).contains(receipt.entry());
                    assertThat(numbers.add(receipt.order().orElseThrow().number())).isTrue();
                }
            }
            assertThat(numbers).hasSize(threads * each);
            assertThat(house.journal.entries()).extracting(Entry::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, house.journal.entries().size()).boxed().toList());
            assertThat(house.openOrders()).isEmpty();
        }
    }

    @Test
    void closingTurnsAwayWhoeverWaitsAndDoesNotHang() throws Exception {
        var house = TradingHouse.open();
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            var disk = new CountDownLatch(1);
            house.journal.waitFor(disk);
            var first = CompletableFuture.supplyAsync(() -> house.buy("1", "1"), callers);
            eventually(() -> callersInside(house) == 1);
            var waiting = new ArrayList<CompletableFuture<Receipt>>();
            for (int i = 0; i < 8; i++) {
                waiting.add(CompletableFuture.supplyAsync(() -> house.buy("1", "1"), callers));
            }
            eventually(() -> callersInside(house) == 9);
            var closing = CompletableFuture.runAsync(house::close, callers);
            eventually(() -> house.desk.stopped().isPresent());
            disk.countDown();

            closing.get(10, TimeUnit.SECONDS);
            assertThat(first.get(10, TimeUnit.SECONDS).denial()).isEmpty();
            for (var receipt : waiting) {
                Entry entry = receipt.handle((done, _) -> done == null ? null : done.entry()).get(10, TimeUnit.SECONDS);
                assertThat(entry == null || house.journal.entries().contains(entry)).isTrue();
            }
            assertThatExceptionOfType(DeskStoppedException.class).isThrownBy(() -> house.buy("1"));
        }
    }

    private static int sequenceOfSubmitted(TradingHouse house) {
        return (int) house.journal.entries().stream()
                .filter(entry -> entry.events().stream().anyMatch(OrderSubmitted.class::isInstance))
                .findFirst()
                .orElseThrow()
                .sequence();
    }

    /** How many threads are in a submit of this test's desk: those that wait for the disk, the turn or a reply. */
    private static long callersInside(TradingHouse house) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
                .filter(thread -> List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("submit")
                                && frame.getClassName().equals(house.desk.getClass().getName())))
                .count();
    }

    private static Thread deskThread() {
        List<Thread> found = new ArrayList<>();
        eventually(() -> {
            found.clear();
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("desk-test"))
                    .filter(thread -> thread.getState() == Thread.State.WAITING)
                    .forEach(found::add);
            return found.size() == 1;
        });
        return found.getFirst();
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(condition.getAsBoolean()).as("within twenty seconds").isTrue();
    }
}

package io.taffrail.server;

import io.taffrail.feeds.file.MarketFileException;
import io.taffrail.feeds.file.MarketFiles;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.paper.PaperBroker;
import io.taffrail.runtime.Desk;
import io.taffrail.runtime.DeskSetup;
import io.taffrail.runtime.Market;
import io.taffrail.runtime.MarketClock;
import io.taffrail.runtime.Traffic;
import io.taffrail.sqlite.Durability;
import io.taffrail.sqlite.SqliteJournal;
import io.taffrail.views.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders of a file against a market of files: the same desk, journal and exchange as ever, in the market's time. */
public final class Backtest {
    private static final AccountId ACCOUNT = new AccountId("backtest");
    /** The longest that a message takes to the exchange. */
    private static final Duration LONGEST_WAY = Duration.ofMillis(50);
    private static final Cause FILE = new Cause("file", "orders");

    private final BacktestOptions options;
    private final ProgressListener progress;
    private final MarketFiles feed;
    private final MarketClock clock;
    private final Standing standing = new Standing();
    private Optional<MarketEvent> next;

    private Backtest(BacktestOptions options, ProgressListener progress, MarketFiles feed, Instant start) {
        this.options = options;
        this.progress = progress;
        this.feed = feed;
        clock = new MarketClock(start);
        next = feed.next();
    }

    /**
     * Runs a backtest and writes its results.
     *
     * @throws StartException where something that was given cannot be used; nothing has then been written
     */
    public static BacktestSummary run(BacktestOptions options, ProgressListener progress) {
        List<OrderLine> orders = OrderLine.read(options.orders());
        try (MarketFiles feed = MarketFiles.open(options.data())) {
            return new Backtest(options, progress, feed, start(feed, orders)).run(orders);
        } catch (MarketFileException bad) {
            throw StartException.usage(bad.what(), bad.why(), bad.fix());
        } catch (IOException unwritable) {
            throw StartException.usage(
                    "the results cannot be written to " + options.out(),
                    String.valueOf(unwritable),
                    "name a folder that can be written with --out DIR");
        }
    }

    /** The desk opens with the market, or with an order that comes before it. */
    private static Instant start(MarketFiles feed, List<OrderLine> orders) {
        boolean earlier = !orders.isEmpty() && orders.getFirst().at().isBefore(feed.from());
        return earlier ? orders.getFirst().at() : feed.from();
    }

    private BacktestSummary run(List<OrderLine> orders) throws IOException {
        Path out = options.out();
        var broker = new PaperBroker(options.exchange().profile(options.seed(), feed));
        var carry = options.exchange().carry();
        makeRoom(out);
        var market = new Market(feed.source(), feed.instruments());
        try (SqliteJournal journal = SqliteJournal.open(out.resolve("trading.db"), Durability.RELAXED)) {
            var views = new Views(journal, market);
            try (var fills = new FillsFile(out.resolve("fills.csv"), views.blotter()::find);
                    Desk desk = Desk.open(
                            new DeskSetup(
                                    "backtest", journal, journal, clock, market,
                                    List.of(broker), List.of(), List.of(views, fills, standing), carry,
                                    options.exchange().conditions(Map.of())),
                            new Traffic())) {
                open(desk);
                orders.forEach(order -> send(desk, market, order));
                play(desk, Instant.MAX);
                letArrive(desk);
                var byStatus = OrdersFile.write(out.resolve("orders.csv"), journal, ACCOUNT);
                var summary = new BacktestSummary(
                        options, feed.source(), feed.from(), feed.to(), byStatus, fills.count(),
                        views.accounts().find(ACCOUNT).orElseThrow(), views.positions().list(ACCOUNT), journal.head());
                SummaryFile.write(out.resolve("summary.json"), summary);
                return summary;
            }
        }
    }

    private void open(Desk desk) {
        Instant start = clock.now();
        submit(desk, new Command.OpenDesk(new Identity("backtest-" + options.seed()), new DeskId("main"), feed.source()), Cause.DESK);
        submit(desk, new Command.OpenAccount(new Account(
                ACCOUNT, PaperBroker.NAME, Mode.SIMULATED, options.account(), options.risk().buyingPowerChecked(),
                options.cash(), start)), Cause.DESK);
        LimitSetup.apply(desk, options.risk(), ACCOUNT, true);
    }

    private void send(Desk desk, Market market, OrderLine line) {
        play(desk, line.at());
        desk.passTime(line.at(), clock::advanceTo);
        clock.advanceTo(line.at());
        submit(desk, command(market, line), FILE);
    }

    private Command command(Market market, OrderLine line) {
        return switch (line) {
            case OrderLine.Ordered(_, _, var symbol, var request) -> {
                var instrument = market.instrument(symbol).orElseGet(() -> InstrumentDefaults.of(symbol));
                yield new Command.SubmitOrder(ACCOUNT, request.intent(instrument), Optional.empty());
            }
            case OrderLine.Replaced(_, _, var target, var changes) ->
                new Command.ReplaceOrder(ACCOUNT, standing(line, target), changes);
            case OrderLine.Canceled(_, _, var target) -> new Command.CancelOrder(ACCOUNT, standing(line, target));
        };
    }

    private OrderId standing(OrderLine line, OrderLine.Target target) {
        return standing.of(target).orElseThrow(() -> StartException.usage(
                "line " + line.number() + " of " + options.orders() + " means an order that is not there",
                "another order of that name was there first",
                "give each order a client_order_id of its own"));
    }

    /** Plays the market up to a moment: data of a moment comes before its orders. */
    private void play(Desk desk, Instant until) {
        long total = feed.to().toEpochMilli() - feed.from().toEpochMilli();
        while (next.isPresent() && !next.get().at().isAfter(until)) {
            MarketEvent event = next.get();
            desk.passTime(event.at().minusNanos(1), clock::advanceTo);
            clock.advanceTo(event.at());
            desk.onMarket(event);
            desk.stopped().ifPresent(Backtest::stopped);
            progress.onProgress(clock.now().toEpochMilli() - feed.from().toEpochMilli(), total);
            next = feed.next();
        }
    }

    /** What was sent with the last of the market arrives, and what that brings about too. */
    private void letArrive(Desk desk) {
        Instant before;
        do {
            before = clock.now();
            desk.passTime(before.plus(LONGEST_WAY), clock::advanceTo);
        } while (clock.now().isAfter(before));
        desk.stopped().ifPresent(Backtest::stopped);
    }

    private static void submit(Desk desk, Command command, Cause cause) {
        desk.submit(command, cause);
    }

    private static void stopped(String why) {
        throw new StartException("the backtest stopped", why, "report this with the files that it was run on", 1);
    }

    /** The results of an earlier run into the same folder make room. */
    private static void makeRoom(Path out) throws IOException {
        Files.createDirectories(out);
        for (String name : List.of("trading.db", "trading.db-wal", "trading.db-shm", "fills.csv", "orders.csv", "summary.json")) {
            Files.deleteIfExists(out.resolve(name));
        }
    }
}

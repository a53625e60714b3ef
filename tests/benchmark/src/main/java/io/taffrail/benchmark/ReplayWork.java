package io.taffrail.benchmark;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import io.taffrail.runtime.MarketClock;
import io.taffrail.sqlite.Durability;
import io.taffrail.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** W-REPLAY: how long a desk takes to recover from its journal. */
final class ReplayWork implements Workload {
    private static final String SECONDS = "s per 1M entries";
    private static final int OPEN_AT_MOST = 1_000;

    private final Size size;
    private final Path folder;
    private final Path database;
    private final ReplayFloor floor;

    ReplayWork(Size size, Path parent) throws Exception {
        this.size = size;
        folder = Folders.fresh(parent, "replay");
        database = folder.resolve("trading.db");
        floor = new ReplayFloor(folder.resolve("floor.bin"), size.entries());
        trade();
    }

    @Override
    public String name() {
        return "W-REPLAY";
    }

    @Override
    public String what() {
        return "a journal of " + size.entries() + " entries, made by the product from orders, cancels and fills, "
                + "opened, verified and folded by Desk.open with views; "
                + "yardstick: records of 256 bytes, CRC32C, a map of orders";
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(SECONDS, Mark.Subject.PRODUCT, Mark.Bound.AT_MOST, 10));
    }

    @Override
    public List<Figure> product() throws Exception {
        return figures(Cost.of(size.entries(), () -> {
            try (var house = house()) {
                long recovered = house.desk.recovered().head().sequence();
                if (recovered < size.entries()) {
                    throw new IllegalStateException("recovered to entry " + recovered);
                }
            }
        }));
    }

    @Override
    public List<Figure> yardstick() throws Exception {
        return figures(Cost.of(size.entries(), floor::replay));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }

    private static List<Figure> figures(Cost cost) {
        return List.of(
                new Figure(SECONDS, 1e6 / cost.perSecond()),
                new Figure("CPU us/entry", cost.cpuMicros()),
                new Figure("bytes allocated/entry", cost.bytesEach()));
    }

    private TradingHouse house() {
        return new TradingHouse(
                SqliteJournal.open(database, Durability.RELAXED), new MarketClock(Orders.START), List.of());
    }

    /** Fills the journal: of ten, four orders that rest, two that fill at once, and four cancels. */
    private void trade() throws Exception {
        var dice = new SplittableRandom(42);
        var resting = new ArrayDeque<OrderId>();
        try (var house = house().opened(1, false)) {
            long last = 0;
            while (last < size.entries()) {
                Symbol symbol = Orders.SYMBOLS.get(dice.nextInt(Orders.SYMBOLS.size()));
                int tenth = dice.nextInt(10);
                if (tenth < 2) {
                    Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
                    Price through = Price.of(side == Side.BUY ? "151.02" : "151.00");
                    last = house.submit(order(house, symbol, side, through)).entry().sequence();
                } else if (tenth < 6 && resting.size() < OPEN_AT_MOST) {
                    var receipt = house.submit(order(house, symbol, Side.BUY, Price.of("150.25")));
                    resting.add(receipt.order().orElseThrow().id());
                } else if (!resting.isEmpty()) {
                    house.submit(new Command.CancelOrder(house.account(), resting.removeFirst()));
                }
            }
        }
    }

    private static Command order(TradingHouse house, Symbol symbol, Side side, Price price) {
        return Orders.limit(house.account(), Optional.empty(), symbol, side, price);
    }
}

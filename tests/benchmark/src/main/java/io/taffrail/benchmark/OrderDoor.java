package io.taffrail.benchmark;

import io.taffrail.http.DoorPolicy;
import io.taffrail.http.HttpDoor;
import io.taffrail.http.keys.KeyPair;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.model.account.Mode;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.journal.Command;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.runtime.WallClock;
import io.taffrail.sqlite.Durability;
import io.taffrail.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The product's own door, before a desk on a journal that waits for the disk; buying power is not checked. */
final class OrderDoor implements OrderServer {
    private static final int ACCOUNTS = 16;

    private final TradingHouse house;
    private final HttpDoor door;
    private final List<Key> pairs = new ArrayList<>();

    OrderDoor(Path folder) throws IOException {
        this(folder, List.of());
    }

    /** The same with limits that every order is held against. */
    OrderDoor(Path folder, List<LimitChange> limits) throws IOException {
        var clock = new WallClock();
        var journal = SqliteJournal.open(folder.resolve("trading.db"), Durability.DURABLE);
        house = new TradingHouse(journal, clock, List.of())
                .opened(ACCOUNTS, false);
        if (!limits.isEmpty()) {
            house.submit(new Command.SetLimits(limits, Optional.of("measured"), "benchmark"));
        }
        var keys = new KeyRing(folder, InstantSource.system());
        for (int i = 0; i < ACCOUNTS; i++) {
            KeyPair pair = keys.create(Orders.account(i), Mode.PAPER);
            pairs.add(new Key(pair.key().id(), pair.secret().reveal()));
        }
        door = new HttpDoor(
                HttpDoor.Config.loopback(0), house.desk, house.desk, house.desk, house.views, journal, house.market, keys, clock::now,
                new RoundTheClock(), () -> house.desk.stopped().isEmpty(), DoorPolicy.USUAL);
        door.start();
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public Key key(int client) {
        return pairs.get(client % ACCOUNTS);
    }

    @Override
    public void close() {
        door.close();
        house.close();
    }
}

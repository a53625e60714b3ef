package io.taffrail.server;

import io.taffrail.http.DoorPolicy;
import io.taffrail.http.Face;
import io.taffrail.http.HttpDoor;
import io.taffrail.http.keys.KeyRing;
import io.taffrail.http.keys.Role;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.ports.Clock;
import io.taffrail.ports.Desks;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the HTTP door of a desk, with a first key where the folder has none. */
final class FrontDoor {

    private FrontDoor() {}

    /** What a new folder's first key opens. */
    record Key(AccountId account, Mode mode) {}

    /**
     * An open door.
     *
     * @param link the dashboard's address with a one-time way in; empty where the folder has no key that trades
     */
    record Opened(HttpDoor door, Optional<String> link) {}

    static Opened open(
            DataFolder folder, House.Open house, Desks desks, Clock clock, Key first, Sessions sessions, HttpDoor.Config config,
            DoorPolicy policy) {
        KeyRing keys = new KeyRing(folder.path(), InstantSource.system());
        var door = new HttpDoor(
                config,
                desks,
                house.desk(),
                house.desk(),
                house.views(),
                house.entries(),
                house.market(),
                keys,
                clock::now,
                sessions.calendarOf(AssetClass.US_EQUITY),
                () -> house.desk().stopped().isEmpty(),
                policy.withRates(new FxFile(folder.fxRates())).withFace(new Face(new Shelf(), new ChainWatch(folder.database()))));
        try {
            door.start();
        } catch (IOException taken) {
            throw StartException.usage(
                    "port " + config.port() + " on " + config.host() + " cannot be opened",
                    String.valueOf(taken.getMessage()),
                    "stop what uses it, or choose another with --port N (0 for any that is free); an address given with --host "
                            + "must be this computer's");
        }
        DefaultKey.write(folder, keys, first, door.url());
        return new Opened(door, keys.list().stream()
                .filter(key -> key.role() == Role.TRADE && key.account().equals(first.account()))
                .findFirst()
                .map(key -> door.url() + "/login/" + keys.sessions().link(key).reveal()));
    }
}

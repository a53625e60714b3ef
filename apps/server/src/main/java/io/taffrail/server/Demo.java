package io.taffrail.server;

import io.taffrail.exchange.Profile;
import io.taffrail.feeds.synthetic.SyntheticMarket;
import io.taffrail.http.DoorPolicy;
import io.taffrail.http.HttpDoor;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.Identity;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.model.value.Money;
import io.taffrail.ports.EntryListener;
import io.taffrail.runtime.MarketClock;
import io.taffrail.runtime.Pace;
import io.taffrail.runtime.Pump;
import io.taffrail.sqlite.AuditVerifier;
import io.taffrail.sqlite.Verification;
import io.taffrail.views.Accounts.Standing;
import io.taffrail.views.Positions.Holding;
import io.taffrail.views.Views;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The main job on a made-up trading day, played as fast as it goes: the same desk, journal, exchange and door as ever.
 * When the day's script is over the door is open and the market stands still, until it is told to go on.
 */
public final class Demo implements AutoCloseable {
    /** A Tuesday's opening in New York. */
    private static final Instant OPEN = Instant.parse("2026-03-03T14:30:00Z");
    /** The day's length, within which the patient order has its chance. */
    private static final Duration DAY = Duration.ofHours(6).plusMinutes(30);

    private final Deque<AutoCloseable> opened;
    private final House.Open house;
    private final DataFolder folder;
    private final HttpDoor door;
    private final Optional<String> link;
    private final Supplier<Pump> market;

    private Demo(
            Deque<AutoCloseable> opened, House.Open house, DataFolder folder, HttpDoor door, Optional<String> link,
            Supplier<Pump> market) {
        this.opened = opened;
        this.house = house;
        this.folder = folder;
        this.door = door;
        this.link = link;
        this.market = market;
    }

    /** Plays the day, and returns when its script is over; the door is then open until the demo is closed. */
    public static Demo run(DemoOptions options, DemoListener listener) {
        var opened = new ArrayDeque<AutoCloseable>();
        try {
            return play(options, listener, opened);
        } catch (RuntimeException failed) {
            RunningServer.closeAll(opened);
            throw failed;
        }
    }

    private static Demo play(DemoOptions options, DemoListener listener, Deque<AutoCloseable> opened) {
        DataFolder folder = DataFolder.take(options.data());
        opened.addFirst(folder);
        House house = House.open(folder);
        opened.addFirst(house);
        if (house.source().isPresent()) {
            throw StartException.usage(
                    "the folder " + folder.path() + " has been used already",
                    "the demo begins a desk of its own",
                    "name an empty folder with --data DIR, or leave --data out");
        }
        var clock = new MarketClock(OPEN);
        var feed = new SyntheticMarket(options.seed(), OPEN);
        opened.addFirst(feed);
        var follower = new Follower(listener);
        House.Open desk = house.openDesk(
                new DeskPlan(
                        new Identity("demo-" + options.seed()), feed, clock, Mode.SIMULATED, Money.usd("100000"),
                        RiskPolicy.BASIC, Profile.ideal(), Optional.empty()),
                List.of(follower));
        opened.addFirst(desk.desk());
        follower.views = Optional.of(desk.views());
        var script = new DemoScript(desk, House.PAPER, OPEN);
        for (Instant end = OPEN.plus(DAY); clock.now().isBefore(end) && !isOver(script, desk); ) {
            MarketEvent event = feed.next().orElseThrow();
            clock.advanceTo(event.at());
            desk.desk().onMarket(event);
            script.at(clock.now());
        }
        var front = FrontDoor.open(
                folder, desk, desk.desk(), clock, new FrontDoor.Key(House.PAPER, Mode.SIMULATED), Sessions.ROUND_THE_CLOCK,
                HttpDoor.Config.loopback(options.port()), DoorPolicy.USUAL);
        HttpDoor door = front.door();
        opened.addFirst(door);
        ServerFile.write(folder.serverFile(), door, Mode.SIMULATED, House.PAPER, false, feed.source());
        var life = new Pace.Replayed(clock, Optional.of(BigDecimal.valueOf(60)));
        return new Demo(opened, desk, folder, door, front.link(), () -> Pump.start(feed, desk.desk(), life, Optional.empty()));
    }

    private static boolean isOver(DemoScript script, House.Open desk) {
        return script.isOver() && desk.views().blotter().openCount(House.PAPER) == 0;
    }

    /** The market goes on, sixty times as fast as life. Once at most. */
    public void goOn() {
        opened.addFirst(market.get());
    }

    /** Where the door is. */
    public String url() {
        return door.url();
    }

    /** Where its dashboard opens for whoever comes first. */
    public Optional<String> link() {
        return link;
    }

    /** How the account stands. */
    public Standing standing() {
        return house.views().accounts().find(House.PAPER).orElseThrow();
    }

    /** What the account holds. */
    public List<Holding> positions() {
        return house.views().positions().list(House.PAPER);
    }

    /** Walks the journal's chain. */
    public Verification verify() {
        return AuditVerifier.verify(folder.database());
    }

    @Override
    public void close() {
        RunningServer.closeAll(opened);
    }

    /** Tells the demo's listener what happens to orders. */
    private static final class Follower implements EntryListener {
        private final DemoListener listener;
        private Optional<Views> views = Optional.empty();

        Follower(DemoListener listener) {
            this.listener = listener;
        }

        @Override
        public void onEntry(Entry entry) {
            for (var event : entry.events()) {
                if (event instanceof OrderEvent order) {
                    views.flatMap(known -> known.blotter().find(order.order()))
                            .ifPresent(found -> listener.onOrder(order, found));
                }
            }
        }
    }
}

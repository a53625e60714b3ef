package io.taffrail.server;

import io.taffrail.alpaca.AlpacaBroker;
import io.taffrail.alpaca.AlpacaGates;
import io.taffrail.alpaca.market.AlpacaMarket;
import io.taffrail.feeds.file.MarketFileException;
import io.taffrail.feeds.file.MarketFiles;
import io.taffrail.feeds.file.UserInstruments;
import io.taffrail.feeds.synthetic.SyntheticMarket;
import io.taffrail.http.HttpDoor;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.market.MarketSource;
import io.taffrail.ports.Clock;
import io.taffrail.ports.Feed;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.runtime.Desk;
import io.taffrail.runtime.LiveFeed;
import io.taffrail.runtime.LivePump;
import io.taffrail.runtime.MarketClock;
import io.taffrail.runtime.Pace;
import io.taffrail.runtime.Pump;
import io.taffrail.runtime.Recovered;
import io.taffrail.runtime.RemoteAccount;
import io.taffrail.runtime.WallClock;
import io.taffrail.views.Views;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts a server on a data folder. */
public final class Up {
    private static final AccountId ALPACA = new AccountId("alpaca");

    private final UpOptions options;
    /** What has been opened, to be closed in the opposite order. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private Up(UpOptions options) {
        this.options = options;
    }

    /**
     * Starts a server, and returns once it serves.
     *
     * @throws StartException where the folder, its market, the files or the port cannot be used
     */
    public static RunningServer start(UpOptions options) {
        Up up = new Up(options);
        try {
            return up.start();
        } catch (RuntimeException failed) {
            RunningServer.closeAll(up.opened);
            throw failed;
        }
    }

    private RunningServer start() {
        HttpDoor.Config config = options.door().config();
        options.alpaca().ifPresent(Up::refuseWhereAGateIsClosed);
        DataFolder folder = open(DataFolder.take(options.data()));
        House house = open(House.open(folder));
        Identity identity = house.identity(options.seed());
        MarketPlace place = market(folder, identity);
        open(place.feed());
        house.source().ifPresent(recorded -> refuseAnother(recorded, place.feed().source()));
        var desk = house.openDesk(
                new DeskPlan(
                        identity, place.feed(), place.clock(), place.mode(), options.cash(), risk(),
                        options.exchange().profile(seed(identity), place.feed()), options.exchange().carry(),
                        options.alpaca().map(Up::held), options.alpaca().filter(AlpacaOptions::first).isPresent(), isFallback(),
                        options.account().orElse(AccountKind.MARGIN),
                        options.exchange().conditions(Sectors.of(folder))),
                List.copyOf(place.watch().stream().toList()));
        open(desk.desk());
        var halt = open(HaltFile.open(folder.halt(), desk.desk(), desk.views().halts()));
        options.rules().forEach(pack -> desk.desk().submit(new Command.ImportRules(pack), Cause.DESK));
        place.watch().ifPresent(watch -> open(watch).recovered(atStake(desk.views())));
        options.account().ifPresent(asked -> refuseAnother(desk.views(), asked));
        var recovered = desk.desk().recovered();
        open(place.pump().start(desk.desk(), recovered));
        desk.desk().connect();
        AccountId first = house.defaultAccount();
        var front = FrontDoor.open(
                folder, desk, halt, place.clock(), new FrontDoor.Key(first, place.mode()), options.exchange().sessions(), config,
                options.policy().withFallback(isFallback()));
        HttpDoor door = front.door();
        opened.addFirst(door);
        ServerFile.write(folder.serverFile(), door, place.mode(), first, isDryRun(), place.feed().source());
        return new RunningServer(
                opened, door.port(), door.url(), front.link(), place.mode(), first, isDryRun(), options.exchange(), place.feed().source(),
                recovered);
    }

    private RiskPolicy risk() {
        return options.alpaca()
                .map(alpaca -> options.risk().sharing(ALPACA, alpaca.config().rateLimit().perMinute()))
                .orElse(options.risk());
    }

    /** What the settings alone make impossible is refused before anything is opened. */
    private static void refuseWhereAGateIsClosed(AlpacaOptions alpaca) {
        new AlpacaGates(alpaca.config()).closedByConfiguration().ifPresent(closed -> {
            throw StartException.usage(
                    "the account at Alpaca is not for paper trading, as far as its " + closed.name() + " goes",
                    closed.found(),
                    "use a paper account's key and address; live accounts are refused until limits and kill switch exist");
        });
    }

    private boolean isFallback() {
        return options.alpaca().filter(AlpacaOptions::fallback).isPresent();
    }

    private boolean isDryRun() {
        return options.alpaca().filter(AlpacaOptions::dryRun).isPresent();
    }

    private static RemoteAccount held(AlpacaOptions alpaca) {
        RemoteBroker broker = new AlpacaBroker(alpaca.config());
        return new RemoteAccount(
                ALPACA, alpaca.dryRun() ? new DryRunBroker(broker) : broker, alpaca.onBreak(), alpaca.compareEvery());
    }

    /** A market, the time that goes with it, and how it is played. */
    private record MarketPlace(Feed feed, Clock clock, Player pump, Mode mode, Optional<Watch> watch) {
        MarketPlace(Feed feed, Clock clock, Player pump, Mode mode) {
            this(feed, clock, pump, mode, Optional.empty());
        }
    }

    private static Set<Symbol> atStake(Views views) {
        var symbols = new HashSet<Symbol>();
        for (Account account : views.accounts().list()) {
            views.positions().list(account.id()).forEach(held -> symbols.add(held.position().instrument().symbol()));
            views.blotter().open(account.id()).forEach(order -> symbols.add(order.symbol()));
        }
        return symbols;
    }

    /** Begins to tell a desk what the market says. */
    private interface Player {
        AutoCloseable start(Desk desk, Recovered recovered);
    }

    private MarketPlace market(DataFolder folder, Identity identity) {
        if (!options.replay().isEmpty()) {
            if (options.alpaca().isPresent()) {
                throw StartException.usage(
                        "an account at Alpaca cannot trade on a market of the past",
                        "its orders would be judged by prices that are not the broker's",
                        "leave out --replay, or --broker alpaca");
            }
            return replay(folder);
        }
        return options.alpaca().map(Up::live).orElseGet(() -> synthetic(folder, identity));
    }

    /** The broker's own market, which is told as it happens. */
    private static MarketPlace live(AlpacaOptions alpaca) {
        var clock = new WallClock();
        var market = new AlpacaMarket(alpaca.config());
        return new MarketPlace(
                new LiveFeed(market), clock, (desk, _) -> LivePump.start(market, desk, clock), Mode.PAPER,
                Optional.of(new Watch(market)));
    }

    private static MarketPlace synthetic(DataFolder folder, Identity identity) {
        var clock = new WallClock();
        var feed = new SyntheticMarket(number(identity), clock.now(), userInstruments(folder));
        return new MarketPlace(
                feed, clock, (desk, _) -> Pump.start(feed, desk, new Pace.OnTheWall(), Optional.empty()), Mode.PAPER);
    }

    private long seed(Identity identity) {
        return options.seed().orElseGet(() -> number(identity));
    }

    private static long number(Identity identity) {
        return Long.parseUnsignedLong(identity.value().substring(0, 16), 16);
    }

    private MarketPlace replay(DataFolder folder) {
        try {
            var feed = MarketFiles.open(options.replay(), userInstruments(folder));
            var clock = new MarketClock(feed.from());
            var pace = new Pace.Replayed(clock, options.speed().factor());
            return new MarketPlace(
                    feed, clock, (desk, recovered) -> Pump.start(feed, desk, pace, recovered.lastAt()), Mode.SIMULATED);
        } catch (MarketFileException bad) {
            throw StartException.usage(bad.what(), bad.why(), bad.fix());
        }
    }

    private static UserInstruments userInstruments(DataFolder folder) {
        try {
            return Files.exists(folder.instruments())
                    ? UserInstruments.read(folder.instruments())
                    : UserInstruments.NONE;
        } catch (MarketFileException bad) {
            throw StartException.usage(bad.what(), bad.why(), bad.fix());
        }
    }

    private static void refuseAnother(MarketSource recorded, MarketSource asked) {
        if (!recorded.equals(asked)) {
            throw StartException.usage(
                    "the folder's market is " + recorded.name() + ", not " + asked.name(),
                    "a folder keeps to one market for life, so that its prices and times belong together",
                    "start it with the market that it had, or name another folder with --data DIR");
        }
    }

    private static void refuseAnother(Views views, AccountKind asked) {
        views.accounts().account(House.PAPER).map(Account::kind).filter(kind -> kind != asked).ifPresent(kind -> {
            throw StartException.usage(
                    "the folder's account has the multiplier " + kind.multiplier() + ", not " + asked.multiplier(),
                    "an account's kind is fixed when its folder is started first",
                    "leave --multiplier out, or name another folder with --data DIR");
        });
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.addFirst(part);
        return part;
    }
}

package io.taffrail.simulation.desk;

import io.taffrail.alpaca.AlpacaBroker;
import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.alpaca.AlpacaKeys;
import io.taffrail.alpaca.AlpacaSecret;
import io.taffrail.alpaca.Outside;
import io.taffrail.http.alpaca.AlpacaApi;
import io.taffrail.http.house.HouseApi;
import io.taffrail.http.house.HouseParts;
import io.taffrail.http.keys.Key;
import io.taffrail.http.keys.Role;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.DeskId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.InstrumentDefaults;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.market.MarketSource;
import io.taffrail.model.market.Quote;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.EntryListener;
import io.taffrail.ports.Journal;
import io.taffrail.ports.RemoteBroker;
import io.taffrail.runtime.Conditions;
import io.taffrail.runtime.Desk;
import io.taffrail.runtime.DeskSetup;
import io.taffrail.runtime.RemoteAccount;
import io.taffrail.runtime.Traffic;
import io.taffrail.simulation.plant.Plant;
import io.taffrail.simulation.plant.PlantedBroker;
import io.taffrail.simulation.plant.PlantedRequests;
import io.taffrail.simulation.store.Archive;
import io.taffrail.simulation.venue.Cents;
import io.taffrail.simulation.venue.Market;
import io.taffrail.simulation.wire.Internet;
import io.taffrail.simulation.wire.SimRequests;
import io.taffrail.simulation.wire.SimSockets;
import io.taffrail.simulation.world.Life;
import io.taffrail.simulation.world.World;
import io.taffrail.views.Views;
import io.taffrail.views.performance.FxRates;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One life of the product: the real runtime, engine, views, Alpaca adapter and HTTP handlers, put together as the server does
 * it, on a simulated machine.
 */
public final class DeskProcess {
    public static final AccountId ACCOUNT = new AccountId("alpaca");
    private static final MarketSource SOURCE = new MarketSource(MarketSource.Kind.SYNTHETIC, "SIMULATED", "1");
    private static final Duration QUOTES_EVERY = Duration.ofSeconds(1);
    private static final int MARKS_EVERY = 10;

    private final Life life;
    private final Desk desk;
    private final Views views;
    private final Archive archive;
    private final DeskDoor door;

    private DeskProcess(Life life, Desk desk, Views views, Archive archive, DeskDoor door) {
        this.life = life;
        this.desk = desk;
        this.views = views;
        this.archive = archive;
        this.door = door;
    }

    /** What a process is started with; {@code plant} is the bug that it has. */
    public record Plan(
            World world, Life life, Journal journal, Internet internet, Market market, long seed, AlpacaConfig.RateLimit rateLimit,
            Plant plant) {}

    /** Starts it on the calling fibre: recovers, opens the desk where it is new, and connects. */
    public static DeskProcess start(Plan plan) {
        var archive = new Archive();
        var instruments = Market.SYMBOLS.stream().map(Symbol::new).map(InstrumentDefaults::of).toList();
        var market = new io.taffrail.runtime.Market(SOURCE, instruments);
        var views = new Views(archive, market);
        var requests = new SimRequests(plan.world(), plan.life(), plan.internet(), plan.seed() + 1);
        var outside = new Outside(
                plan.life(),
                plan.plant() == Plant.NOTHING ? requests : new PlantedRequests(requests, plan.plant()),
                new SimSockets(plan.world(), plan.life(), plan.internet(), plan.seed() + 2));
        RemoteBroker adapter = new AlpacaBroker(config(plan), outside);
        RemoteBroker broker = plan.plant() == Plant.NOTHING ? adapter : new PlantedBroker(adapter, plan.plant());
        List<EntryListener> listeners = List.of(archive, plan.plant() == Plant.VIEWS_MISS_ENTRIES ? forgetful(views) : views);
        Life life = plan.life();
        var setup = new DeskSetup(
                "main", plan.journal(), archive, life::now, market, List.of(),
                List.of(new RemoteAccount(ACCOUNT, broker, OnBreak.ADOPT, Duration.ofSeconds(10))),
                listeners, Optional.empty(), Conditions.always(), life);
        Desk desk = Desk.open(setup, new Traffic());
        if (plan.journal().head().sequence() == 0) {
            desk.submit(new Command.OpenDesk(new Identity("0123456789abcdef0123456789abcdef"), new DeskId("main"), SOURCE), Cause.DESK);
        }
        if (views.accounts().find(ACCOUNT).isEmpty()) {
            desk.submit(new Command.OpenAccount(new Account(
                    ACCOUNT, broker.name(), plan.plant() == Plant.LIVE_ACCOUNT ? Mode.LIVE : Mode.PAPER, AccountKind.MARGIN, true,
                    Money.usd("0"), life.now())), Cause.DESK);
        }
        var started = new DeskProcess(life, desk, views, archive, door(life, desk, views, market, plan.journal()));
        life.start("feed", () -> started.feed(plan.market()));
        desk.connect();
        return started;
    }

    private static EntryListener forgetful(EntryListener real) {
        return entry -> {
            if (entry.sequence() < 40 || entry.sequence() % 7 != 0) {
                real.onEntry(entry);
            }
        };
    }

    private static AlpacaConfig config(Plan plan) {
        return AlpacaConfig.paper(URI.create("http://127.0.0.1:1"), new AlpacaKeys("PKSIMULATED", AlpacaSecret.of("secret")))
                .with(plan.rateLimit());
    }

    private static DeskDoor door(
            Life life, Desk desk, Views views, io.taffrail.runtime.Market market, Journal journal) {
        InstantSource time = life::now;
        EntryHistory past = past(journal);
        var routes = Stream.concat(
                AlpacaApi.routes(desk, views, past, market, time, Sessions.ROUND_THE_CLOCK.calendarOf(AssetClass.US_EQUITY),
                        () -> true, false, false).stream(),
                HouseApi.routes(new HouseParts(desk, views, desk, desk, market, past, time, () -> FxRates.NONE)).stream())
                .toList();
        return new DeskDoor(routes, new Key("PKDOOR", ACCOUNT, Role.TRADE, life.now()));
    }

    /** The journal's pages, which repeats of a request are answered from; nobody here asks for reports. */
    private static EntryHistory past(Journal journal) {
        return (EntryHistory) Proxy.newProxyInstance(
                DeskProcess.class.getClassLoader(), new Class<?>[] {EntryHistory.class}, (_, method, arguments) -> {
                    if (!method.getName().equals("page")) {
                        throw new UnsupportedOperationException("the simulation's clients do not ask for " + method.getName());
                    }
                    var page = new ArrayList<Entry>();
                    long from = (Long) arguments[0];
                    for (long next = from; next < from + (Integer) arguments[1]; next++) {
                        journal.entry(next).ifPresent(page::add);
                    }
                    return page;
                });
    }

    /** The market as the venue has it, told once a second, and the time that goes with it. */
    private void feed(Market market) {
        try {
            for (int i = 0; !life.isDead(); i++) {
                for (String symbol : Market.SYMBOLS) {
                    desk.onMarket(new Quote(
                            life.now(), new Symbol(symbol), Price.of(Cents.text(market.bid(symbol))), Optional.empty(),
                            Price.of(Cents.text(market.ask(symbol))), Optional.empty()));
                }
                desk.passTime(life.now(), _ -> {});
                if (i % MARKS_EVERY == 0) {
                    desk.observeMarks();
                }
                life.sleep(QUOTES_EVERY);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    public Life life() {
        return life;
    }

    public Desk desk() {
        return desk;
    }

    public Views views() {
        return views;
    }

    public Archive archive() {
        return archive;
    }

    public DeskDoor door() {
        return door;
    }
}

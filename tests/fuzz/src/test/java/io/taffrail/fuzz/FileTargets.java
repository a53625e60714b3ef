package io.taffrail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.cli.client.ServerFile;
import io.taffrail.cli.failure.Failure;
import io.taffrail.cli.rules.RulesFile;
import io.taffrail.cli.rules.RulesJson;
import io.taffrail.cli.settings.RiskOpening;
import io.taffrail.feeds.file.DividendFile;
import io.taffrail.feeds.file.HaltFile;
import io.taffrail.feeds.file.MarketFileException;
import io.taffrail.feeds.file.MarketFiles;
import io.taffrail.feeds.file.UserInstruments;
import io.taffrail.http.house.RulesOpening;
import io.taffrail.lab.LabRefusal;
import io.taffrail.lab.fault.FaultScript;
import io.taffrail.model.market.Bar;
import io.taffrail.model.market.MarketEvent;
import io.taffrail.server.FilesOpening;
import io.taffrail.server.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files that a user gives: market data, lists, rules, configuration, and the file that halts. */
final class FileTargets {
    private static final List<String> MARKETS = List.of(
            "time,symbol,bid,bid_size,ask,ask_size\n2018-04-04T00:01:00.000Z,AAPL,150.1,4,150.2,\n2018-04-04T00:01:01Z,EUR/USD,1.1,,1.2,7\n",
            "time,symbol,open,high,low,close,volume\n2015-02-17T00:00:00.000Z,AAPL,127.4,128.8,126.9,127.8,63152400\n"
                    + "2015-02-18T00:00:00.000Z,AAPL,127.6,128.7,127.4,128.7,44891700\n",
            "time,symbol,open,high,low,close,volume\n2018-03-14T13:30:00Z,BTC/USD,1,2,1,2,3\n2018-03-14T13:31:00Z,BTC/USD,2,2,1,1,0.5\n",
            "time,symbol,price,size\n2018-04-04T00:01:00.000Z,AAPL,150.15,100\n");
    private static final String PACK = """
            name = "halal"
            version = "2026.1"
            as_of = 2026-01-02
            ttl_days = 100
            accounts = ["paper"]
            [conduct]
            margin = false
            shorts = false
            asset_classes = ["us_equity"]
            [list]
            kind = "deny"
            file = "restricted.csv"
            [screen]
            file = "figures.csv"
            forbidden = ["tobacco"]
            doubtful = ["hotels"]
            [screen.interest_debt]
            percent = "30"
            inclusive = true
            citation = "AAOIFI 21"
            """;
    private static final String LISTED = "symbol,reason\nXYZ,\"owned, by us\"\n# a comment\nABC,\n";
    private static final String FIGURES = "symbol,activity,market_cap,interest_debt,as_of\nAAPL,phones,100,3,2026-01-01\nMSFT,,,,\n";
    private static final List<String> CONFIGURATIONS = List.of(
            "port = 7878\nhost = \"127.0.0.1\"\nlog.level = \"info\"\n[brokers.alpaca]\nkey = \"PK\"\nrate_limit = 200\n[retry]\nmax = 3\n");
    private static final List<String> LIMITS = List.of(
            "defaults = false\nbuying_power = true\n[limits]\nmax_order_notional = 5000\n[limits.symbol.AAPL]\nmax_order_notional = \"off\"\n"
                    + "[limits.asset_class.crypto]\nmax_order_notional = \"250.5\"\n");
    private static final List<String> ORDERS = List.of(
            "{\"at\":\"2018-04-04T00:05:00Z\",\"symbol\":\"BTC/USD\",\"qty\":\"0.5\",\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":"
                    + "\"gtc\",\"client_order_id\":\"a\"}\n{\"at\":\"2018-04-04T00:06:00Z\",\"replace\":\"a\",\"qty\":\"1\"}\n"
                    + "{\"at\":\"2018-04-04T00:07:00Z\",\"cancel\":\"a\"}\n");
    private static final List<String> SCRIPTS = List.of(
            "[[fault]]\nkind = \"drop-reply\"\nrate = \"0.05\"\nmethod = \"POST\"\npath = \"/v2/orders\"\nfrom = \"5s\"\nuntil = \"60s\"\n");
    private static final List<String> SERVERS = List.of(
            "{\"url\":\"http://127.0.0.1:7878\",\"mode\":\"PAPER\",\"account\":\"paper\",\"market\":\"x\",\"pid\":1}");

    private FileTargets() {}

    static List<Target> all() {
        return List.of(
                Target.of("marketCsv", MARKETS, bytes -> market(Folder.file("market.csv", bytes)), MarketFileException.class),
                Target.of("marketGzip", List.of(), bytes -> market(Folder.file("market.csv.gz", bytes)), MarketFileException.class)
                        .with(MARKETS.stream().map(Packed::gzip).toList()),
                Target.of("instrumentsCsv", List.of("symbol,name,class,currency,tick,tick_below_one,lot\n"
                        + "AAPL,Apple,us_equity,USD,0.01,0.0001,1\nBTC/USD,Bitcoin,crypto_pair,USD,0.01,,0.0001\n"),
                        bytes -> UserInstruments.read(Folder.file("instruments.csv", bytes)).all(), MarketFileException.class),
                Target.of("dividendsCsv", List.of("symbol,ex_date,amount\nAAPL,2018-05-11,0.73\n"),
                        bytes -> DividendFile.read(Folder.file("dividends.csv", bytes)), MarketFileException.class),
                Target.of("haltsCsv", List.of("symbol,from,until\nAAPL,2018-05-11T14:30:00Z,2018-05-11T14:35:00Z\n"),
                        bytes -> HaltFile.read(Folder.file("halts.csv", bytes)), MarketFileException.class),
                Target.of("sectorsCsv", List.of("symbol,sector\nAAPL,technology\n\nXOM, energy\n"), bytes -> {
                    Path file = Folder.file("sectors.csv", bytes);
                    FilesOpening.sectors(file.resolveSibling(""));
                }, StartException.class),
                Target.of("fxCsv", List.of("date,from,to,rate\n2026-03-02,EUR,USD,1.0842\n"),
                        bytes -> FilesOpening.fx(Folder.file("fx.csv", bytes)), IllegalArgumentException.class),
                Target.of("backtestOrders", ORDERS, bytes -> FilesOpening.orders(Folder.file("orders.jsonl", bytes)), StartException.class),
                Target.of("rulesToml", List.of(PACK), bytes -> pack(bytes, text(LISTED), text(FIGURES)), Failure.class),
                Target.of("restrictedCsv", List.of(LISTED), bytes -> pack(text(PACK), bytes, text(FIGURES)), Failure.class),
                Target.of("figuresCsv", List.of(FIGURES), bytes -> pack(text(PACK), text(LISTED), bytes), Failure.class),
                Target.of("configToml", CONFIGURATIONS, bytes -> RiskOpening.configuration(Folder.file("taffrail.toml", bytes)), Failure.class),
                Target.of("limitsToml", LIMITS, bytes -> RiskOpening.limits(Folder.file("limits.toml", bytes)), Failure.class),
                Target.of("faultScript", SCRIPTS, bytes -> FaultScript.read(Folder.file("faults.toml", bytes)), LabRefusal.class),
                Target.of("serverFile", SERVERS, bytes -> {
                    Path file = Folder.file("server.json", bytes);
                    ServerFile.read(file.resolveSibling("")).ifPresent(server -> assertThat(server.label()).isNotBlank());
                }, Failure.class),
                Target.of("haltFile", List.of("entries lunch", "all\n", "flatten  now\tplease", "resume ok"), FileTargets::halt));
    }

    /** A market that was found sound is told to its end, and its time never goes back. */
    private static void market(Path file) {
        try (var market = MarketFiles.open(List.of(file))) {
            Instant latest = market.from();
            for (Optional<MarketEvent> next = market.next(); next.isPresent(); next = market.next()) {
                if (!(next.get() instanceof Bar)) {
                    assertThat(next.get().at()).isAfterOrEqualTo(latest).isBeforeOrEqualTo(market.to());
                    latest = next.get().at();
                }
            }
        }
    }

    /** A pack that is read here is read at the door too, and is the same. */
    private static void pack(byte[] toml, byte[] listed, byte[] figures) throws Exception {
        Folder.file("restricted.csv", listed);
        Folder.file("figures.csv", figures);
        var pack = RulesFile.pack(Folder.file("pack.toml", toml));
        assertThat(RulesOpening.read(text(RulesJson.of(pack).toString()))).isEqualTo(pack);
    }

    /** Whatever stands in it, at most one command comes of it; and what is no known word halts everything. */
    private static void halt(byte[] bytes) throws Exception {
        var commands = FilesOpening.halt(Folder.file("HALT", bytes));
        boolean blank = new String(bytes, StandardCharsets.UTF_8).isBlank();
        assertThat(commands).hasSize(blank ? 0 : 1);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

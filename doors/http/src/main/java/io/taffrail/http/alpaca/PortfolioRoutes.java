package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.HistorySpan.Step;
import io.taffrail.http.alpaca.json.ActivityJson;
import io.taffrail.http.alpaca.json.PortfolioJson;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Query;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityHistory;
import io.taffrail.ports.ActivityQuery;
import io.taffrail.views.Accounts;
import io.taffrail.views.EquityCurve;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code /v2/account/portfolio/history}: what the account was worth, point by point. */
final class PortfolioRoutes {
    private static final int PAGE = 1_000;

    private final Accounts accounts;
    private final ActivityHistory history;
    private final InstantSource time;
    private final TradingCalendar sessions;

    PortfolioRoutes(Accounts accounts, ActivityHistory history, InstantSource time, TradingCalendar sessions) {
        this.accounts = accounts;
        this.history = history;
        this.time = time;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/account/portfolio/history", this::history));
    }

    private Reply history(Call call) {
        AccountId account = call.key().account();
        Query query = call.query();
        Instant now = time.instant();
        HistorySpan span = HistorySpan.read(query, now);
        HistoryTimes times = HistoryTimes.read(query);
        boolean reset = reset(query.first("pnl_reset").orElse("per_day")) && span.step() != Step.DAY;
        Optional<ActivityTypes> flows = flows(query.all("cashflow_types"));
        EquityCurve curve = accounts.curve(account).orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
        Money live = accounts.find(account).orElseThrow().balance().equity();
        List<PortfolioJson.Point> points = span.step() == Step.DAY
                ? days(span, curve, live, now)
                : steps(span, times.steps(span, curve.openedAt(), sessions), curve, live, now);
        Optional<EquityCurve.Close> base = points.isEmpty()
                ? curve.closeBefore(date(span.start()))
                : curve.closeBefore(points.getFirst().day());
        Money baseValue = base.map(EquityCurve.Close::equity).orElse(curve.opening());
        return Reply.ok(PortfolioJson.of(
                points, point -> reset ? dayBase(curve, point) : baseValue, baseValue, base.map(EquityCurve.Close::date),
                span.step().word(), flows.map(types -> cashflow(account, types, points)).orElse(new TreeMap<>())));
    }

    /** One point for each day of the market since the account was opened, the one that goes on included. */
    private List<PortfolioJson.Point> days(HistorySpan span, EquityCurve curve, Money live, Instant now) {
        LocalDate opened = date(curve.openedAt());
        LocalDate first = date(span.start()).isBefore(opened) ? opened : date(span.start());
        LocalDate today = date(now);
        LocalDate last = date(span.end()).isAfter(today) ? today : date(span.end());
        return Stream.iterate(first, date -> !date.isAfter(last), date -> date.plusDays(1))
                .filter(date -> sessions.on(date).isPresent())
                .map(date -> day(date, date.equals(today) ? live : curve.closeBefore(date.plusDays(1))
                        .map(EquityCurve.Close::equity)
                        .orElse(curve.opening())))
                .toList();
    }

    /** Alpaca labels a day with the midnight of UTC after it, which is 20:00 of a summer's day in New York. */
    private static PortfolioJson.Point day(LocalDate date, Money equity) {
        return new PortfolioJson.Point(
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                date.plusDays(1).atStartOfDay(NewYorkSession.NEW_YORK).toInstant(),
                date, equity);
    }

    private static List<PortfolioJson.Point> steps(
            HistorySpan span, List<Instant> begins, EquityCurve curve, Money live, Instant now) {
        var points = new ArrayList<PortfolioJson.Point>();
        for (Instant begin : begins) {
            if (begin.isAfter(now)) {
                break;
            }
            Instant end = begin.plus(span.step().length());
            points.add(new PortfolioJson.Point(begin, end, date(begin), end.isAfter(now) ? live : curve.before(end)));
        }
        return points;
    }

    private static Money dayBase(EquityCurve curve, PortfolioJson.Point point) {
        return curve.closeBefore(point.day()).map(EquityCurve.Close::equity).orElse(curve.opening());
    }

    /** What came and went between one point and the next, by type. */
    private SortedMap<String, List<Money>> cashflow(
            AccountId account, ActivityTypes types, List<PortfolioJson.Point> points) {
        var flows = new TreeMap<String, List<Money>>();
        if (points.isEmpty()) {
            return flows;
        }
        Instant from = accounts.curve(account).orElseThrow().openedAt();
        Instant begin = points.getFirst().day().atStartOfDay(NewYorkSession.NEW_YORK).toInstant();
        var query = ActivityQuery.between(account, begin.isBefore(from) ? from : begin, points.getLast().end(), PAGE);
        List<Activity> page;
        int at = 0;
        do {
            page = history.activities(query);
            for (Activity activity : page) {
                while (at < points.size() - 1 && !activity.at().isBefore(points.get(at).end())) {
                    at++;
                }
                Optional<Money> change = change(activity);
                if (change.isPresent() && types.include(activity)) {
                    Money zero = change.get().currency().zero();
                    var flow = flows.computeIfAbsent(ActivityJson.type(activity), _ ->
                            new ArrayList<>(Stream.generate(() -> zero).limit(points.size()).toList()));
                    flow.set(at, flow.get(at).plus(change.get()));
                }
            }
            query = page.isEmpty() ? query : query.continuedBehind(page.getLast().place());
        } while (page.size() == PAGE);
        return flows;
    }

    private static Optional<Money> change(Activity activity) {
        return switch (activity) {
            case Activity.Traded _        -> Optional.empty();
            case Activity.Charged charged -> Optional.of(charged.commission().negated());
            case Activity.Moved moved     -> Optional.of(moved.change());
        };
    }

    private static Optional<ActivityTypes> flows(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("NONE"))) {
            return Optional.empty();
        }
        return Optional.of(ActivityTypes.of(words.equals(List.of("ALL")) ? List.of() : words));
    }

    private static boolean reset(String word) {
        return switch (word) {
            case "per_day"  -> true;
            case "no_reset" -> false;
            default         -> throw Errors.parameter("invalid pnl_reset: it is per_day or no_reset");
        };
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, NewYorkSession.NEW_YORK);
    }
}

package io.taffrail.http.house.desk;

import io.taffrail.http.house.CsvTable;
import io.taffrail.http.house.HouseErrors;
import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Input;
import io.taffrail.ports.ChainCheck;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Views;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/journal}: the entries themselves, the latest first, with filters and as a table; {@code /api/v1/journal/verified}:
 * up to where, and when, the chain of hashes was last found whole.
 */
public final class JournalRoutes {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int PAGE = 500;
    /** So many entries are looked through for a filter; what lies before is asked for by a further page. */
    private static final int LOOKED_AT = 20_000;

    private final EntryHistory entries;
    private final Views views;
    private final ChainCheck check;

    /** @param check walks the chain */
    public JournalRoutes(EntryHistory entries, Views views, ChainCheck check) {
        this.entries = entries;
        this.views = views;
        this.check = check;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/journal", this::list),
                Route.of("GET", "/api/v1/journal/verified", _ -> verified()));
    }

    private Reply list(Call call) {
        int limit = (int) number(call, "limit", USUAL, MOST);
        long head = views.entries().head();
        long before = number(call, "before", head + 1, Long.MAX_VALUE);
        Predicate<Entry> wanted = wanted(call);
        ArrayNode rows = Json.array();
        long end = Math.min(before, head + 1);
        long stop = Math.max(0, end - LOOKED_AT);
        while (end > 1 && end > stop && rows.size() < limit) {
            long from = Math.max(1, end - PAGE);
            var page = new ArrayList<>(entries.page(from, (int) (end - from)));
            for (Entry entry : page.reversed()) {
                end = entry.sequence();
                if (wanted.test(entry) && rows.size() < limit) {
                    rows.add(of(entry));
                }
                if (rows.size() == limit) {
                    break;
                }
            }
            end = rows.size() == limit ? end : from;
        }
        if (call.query().first("format").filter("csv"::equals).isPresent()) {
            return Reply.csv(CsvTable.of(flat(rows)));
        }
        ObjectNode json = Json.object().put("head", head).put("more", end > 1).put("before", end);
        json.set("entries", rows);
        return Reply.ok(json);
    }

    /**
     * Every word of {@code q} stands somewhere in the entry; {@code type} is one of its events' names, or its input's; with {@code
     * quiet=true} the market's prices are left out, which come as long as anything is held.
     */
    private static Predicate<Entry> wanted(Call call) {
        boolean quiet = call.query().truth("quiet").orElse(false);
        List<String> words = call.query().first("q").map(text -> List.of(text.toLowerCase(Locale.ROOT).split("\\s+"))).orElse(List.of());
        List<String> types = call.query().all("type");
        return entry -> !(quiet && entry.input() instanceof Input.MarksObserved)
                && (types.isEmpty() || types.stream().anyMatch(type -> isOf(entry, type)))
                && (words.isEmpty() || words.stream().allMatch(text(entry)::contains));
    }

    private static boolean isOf(Entry entry, String type) {
        return asked(entry).getClass().getSimpleName().equals(type)
                || entry.events().stream().anyMatch(event -> event.getClass().getSimpleName().equals(type));
    }

    /** The command, where that is what came; the facts that the desk took along are the journal's own affair. */
    private static Object asked(Entry entry) {
        return entry.input() instanceof Input.CommandTaken taken ? taken.command() : entry.input();
    }

    private static String text(Entry entry) {
        return (entry.cause() + " " + entry.input() + " " + entry.events()).toLowerCase(Locale.ROOT);
    }

    private static ObjectNode of(Entry entry) {
        ObjectNode json = Json.object()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("cause", entry.cause().toString())
                .put("input", asked(entry).getClass().getSimpleName())
                .put("asked", asked(entry).toString());
        ArrayNode events = json.putArray("events");
        entry.events().forEach(event -> events.addObject()
                .put("type", event.getClass().getSimpleName())
                .put("text", event.toString()));
        return json;
    }

    private static ArrayNode flat(ArrayNode rows) {
        ArrayNode flat = Json.array();
        rows.forEach(row -> {
            ObjectNode line = flat.addObject();
            for (String name : List.of("sequence", "at", "cause", "input", "asked")) {
                line.put(name, row.path(name).asString());
            }
            var texts = new ArrayList<String>();
            row.path("events").forEach(event -> texts.add(event.path("text").asString()));
            line.put("events", String.join("; ", texts));
        });
        return flat;
    }

    private Reply verified() {
        ChainCheck.Found found = check.latest();
        ObjectNode json = Json.object()
                .put("sequence", found.sequence())
                .put("head", found.hash())
                .put("whole", found.flaw().isEmpty())
                .put("at", found.at().toString())
                .put("age_seconds", Duration.between(found.at(), InstantSource.system().instant()).toSeconds());
        found.flaw().ifPresentOrElse(flaw -> json.put("flaw", flaw), () -> json.putNull("flaw"));
        return Reply.ok(json);
    }

    private static long number(Call call, String name, long usual, long most) {
        return call.query().first(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notOne) {
                // Told below, as a number out of range is.
            }
            throw HouseErrors.badField(name, "\"" + text + "\" is no number from 1 to " + most, "leave it out for " + usual);
        }).orElse(usual);
    }
}

package io.taffrail.http.stream;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.EventStream;
import io.taffrail.http.web.EventWriter;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.ports.EntryHistory;
import io.taffrail.views.Follower;
import io.taffrail.views.TradeReplay;
import io.taffrail.views.TradeUpdate;
import io.taffrail.views.Views;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v2/events/trades}: an account's updates as server-sent events, from any moment or event on, then as they
 * happen.
 *
 * <p>What is past is read from the journal, page by page. Only then does the client follow the desk, and what was
 * written in between is read too, so nothing is missed and nothing comes twice. A client that falls behind is cut off;
 * it comes back with the last id that it has.
 */
public final class TradeEvents {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** How often a stream that has an end looks whether it has come. */
    private static final Duration END_CHECK = Duration.ofMillis(250);
    private static final int WAITING_UPDATES = 16_384;

    private final Views views;
    private final EntryHistory entries;
    private final InstantSource time;
    private final Duration heartbeat;

    /** @param time the desk's */
    public TradeEvents(Views views, EntryHistory entries, InstantSource time) {
        this(views, entries, time, HEARTBEAT);
    }

    TradeEvents(Views views, EntryHistory entries, InstantSource time, Duration heartbeat) {
        this.views = views;
        this.entries = entries;
        this.time = time;
        this.heartbeat = heartbeat;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/v2/events/trades", this::follow));
    }

    private Reply follow(Call call) {
        return Reply.stream(of(call.key().account(), EventRange.read(call.query())));
    }

    EventStream of(AccountId account, EventRange range) {
        return writer -> {
            // At once, so that the client has its headers however long the reading takes.
            writer.comment("welcome");
            Optional<TradeReplay> replay = range.beginning().map(begin -> replay(account, begin));
            boolean more = replay.isEmpty() || replayed(replay.get(), range, writer);
            if (more) {
                try (var live = views.tradeUpdates().subscribe(account, WAITING_UPDATES)) {
                    writer.comment("following");
                    // What was written while the last page was told and before the subscription began.
                    if (replay.isEmpty() || replayed(replay.get(), range, writer)) {
                        follow(live, replay.map(TradeReplay::position).orElse(0L), range, writer);
                    }
                }
            }
        };
    }

    private TradeReplay replay(AccountId account, Instant begin) {
        return new TradeReplay(entries, views.blotter(), account, entries.firstSince(begin));
    }

    /** Tells what the journal has; whether there may be more to come. */
    private boolean replayed(TradeReplay replay, EventRange range, EventWriter writer) throws IOException {
        do {
            for (TradeUpdate update : replay.next()) {
                if (range.isAfterEnd(update)) {
                    return false;
                }
                tell(update, range, writer);
                if (range.isLast(update)) {
                    return false;
                }
            }
        } while (!replay.isCaughtUp());
        return !range.isOver(time.instant());
    }

    /** @param first the sequence of the first entry that has not been told */
    private void follow(Follower<TradeUpdate> live, long first, EventRange range, EventWriter writer)
            throws IOException, InterruptedException {
        while (!live.isDropped()) {
            Optional<TradeUpdate> next = live.next(range.hasEnd() ? END_CHECK : heartbeat);
            if (next.isPresent()) {
                TradeUpdate update = next.get();
                if (range.isAfterEnd(update)) {
                    return;
                }
                if (update.sequence() >= first) {
                    tell(update, range, writer);
                }
                if (range.isLast(update)) {
                    return;
                }
            } else if (range.isOver(time.instant())) {
                return;
            } else {
                writer.comment("heartbeat");
            }
        }
        writer.comment("you are reading too slowly: come back with since_id");
    }

    private static void tell(TradeUpdate update, EventRange range, EventWriter writer) throws IOException {
        if (range.includes(update)) {
            var data = UpdateJson.data(update);
            if (data.isPresent()) {
                writer.data(data.get());
            }
        }
    }
}

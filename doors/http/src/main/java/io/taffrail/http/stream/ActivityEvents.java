package io.taffrail.http.stream;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.EventStream;
import io.taffrail.http.web.EventWriter;
import io.taffrail.http.web.Reply;
import io.taffrail.http.web.Route;
import io.taffrail.model.id.AccountId;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityHistory;
import io.taffrail.ports.ActivityQuery;
import io.taffrail.views.Views;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v2beta1/events/activities}: all that changes an account, as server-sent events, from any moment or event on.
 *
 * <p>Past and present come from the same tables, in the order of the journal, so nothing is missed and nothing comes
 * twice: a stream reads what stands behind the last that it told, at once where an order has moved, and four times a
 * second otherwise, because a dividend moves no order.
 */
public final class ActivityEvents {
    private static final int PAGE = 256;
    private static final int WAITING_UPDATES = 16_384;
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Views views;
    private final ActivityHistory history;
    private final InstantSource time;

    /** @param time the desk's */
    public ActivityEvents(Views views, ActivityHistory history, InstantSource time) {
        this.views = views;
        this.history = history;
        this.time = time;
    }

    public List<Route> routes() {
        return List.of(Route.of("GET", "/v2beta1/events/activities", this::follow));
    }

    private Reply follow(Call call) {
        return Reply.stream(of(call.key().account(), EventRange.read(call.query())));
    }

    private EventStream of(AccountId account, EventRange range) {
        return writer -> {
            ActivityQuery query = beginning(account, range);
            // At once, so that the client has its headers however long the reading takes.
            writer.comment("welcome");
            follow(query, range, writer);
        };
    }

    /** Without a beginning, what comes next is wanted. */
    private ActivityQuery beginning(AccountId account, EventRange range) {
        var kinds = EnumSet.allOf(Activity.Kind.class);
        var latest = new ActivityQuery(
                account, kinds, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, 1);
        Optional<Activity.Place> behind = range.beginning().isPresent()
                ? Optional.empty()
                : history.activities(latest).stream().map(Activity::place).findFirst();
        return new ActivityQuery(
                account, kinds, Optional.empty(), range.beginning(), Optional.empty(), behind, true, PAGE);
    }

    private void follow(ActivityQuery from, EventRange range, EventWriter writer) throws IOException, InterruptedException {
        ActivityQuery query = from;
        Instant beat = Instant.now();
        try (var moved = views.tradeUpdates().subscribe(from.account(), WAITING_UPDATES)) {
            while (true) {
                boolean over = range.isOver(time.instant());
                List<Activity> page = history.activities(query);
                for (Activity activity : page) {
                    if (isLast(activity, range, writer)) {
                        return;
                    }
                }
                if (page.isEmpty()) {
                    if (over) {
                        return;
                    }
                    moved.next(LOOK);
                    if (beat.plus(TradeEvents.HEARTBEAT).isBefore(Instant.now())) {
                        writer.comment("heartbeat");
                        beat = Instant.now();
                    }
                } else {
                    query = query.continuedBehind(page.getLast().place());
                }
            }
        }
    }

    /** Tells an activity that the range has; whether nothing behind it is wanted. */
    private boolean isLast(Activity activity, EventRange range, EventWriter writer) throws IOException {
        String id = EventId.of(activity.at(), activity.place().sequence(), activity.place().part());
        if (range.isAfterEnd(activity.at(), id)) {
            return true;
        }
        if (range.includes(activity.at(), id)) {
            writer.data(ActivityEventJson.of(activity, id, views.blotter()));
        }
        return range.isLast(id);
    }
}

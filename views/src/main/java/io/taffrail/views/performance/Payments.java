package io.taffrail.views.performance;

import io.taffrail.model.account.CashMovement;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.value.Money;
import io.taffrail.ports.Activity;
import io.taffrail.ports.ActivityHistory;
import io.taffrail.ports.ActivityQuery;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was paid into an account, and out of it, by day. Dividends and the cost of loans are results, and no payments. */
final class Payments {
    private static final int PAGE = 1_000;

    private Payments() {}

    /** The payments from a day on. */
    static Map<LocalDate, Money> of(ActivityHistory history, AccountId account, LocalDate from) {
        var byDay = new HashMap<LocalDate, Money>();
        Optional<Activity.Place> behind = Optional.empty();
        List<Activity> page;
        do {
            page = history.activities(new ActivityQuery(
                    account, Set.of(Activity.Kind.CASH), Optional.empty(),
                    Optional.of(from.atStartOfDay(NewYorkSession.NEW_YORK).toInstant()), Optional.empty(), behind, true, PAGE));
            for (Activity activity : page) {
                behind = Optional.of(activity.place());
                if (activity instanceof Activity.Moved moved
                        && CashMovement.read(moved.reason()).kind() == CashMovement.Kind.OTHER) {
                    byDay.merge(LocalDate.ofInstant(moved.at(), NewYorkSession.NEW_YORK), moved.change(), Money::plus);
                }
            }
        } while (page.size() == PAGE);
        return byDay;
    }
}

package io.taffrail.http;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Command;
import io.taffrail.model.journal.Event;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.risk.Drill;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Trial;
import io.taffrail.ports.RiskDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits that say what a test tells them to, and remember what they were asked. */
final class ScriptedRisk implements RiskDesk {
    final List<OrderIntent> asked = new ArrayList<>();
    volatile List<LimitUse> limits = List.of();
    volatile Trial trial = new Trial(List.of(), Optional.empty(), Optional.empty());

    @Override
    public List<LimitUse> limits(AccountId account) {
        return limits;
    }

    @Override
    public Trial trial(AccountId account, OrderIntent intent) {
        asked.add(intent);
        return trial;
    }

    @Override
    public Drill drill(Limit limit) {
        return new Drill(Drill.Outcome.PASSED, "as the test wants it");
    }

    @Override
    public List<Event> decision(Command command) {
        return List.of();
    }
}

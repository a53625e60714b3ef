package io.taffrail.server;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.ports.Receipt;
import io.taffrail.runtime.Desk;
import java.util.List;
import java.util.Optional;

/** Brings a desk's limits to what its owner has asked for at its start; what is so already is not written again. */
final class LimitSetup {
    private LimitSetup() {}

    static void apply(Desk desk, RiskPolicy policy, AccountId anybody, boolean isNew) {
        if (policy.newOnly() && !isNew) {
            return;
        }
        List<Limit> before = desk.limits(anybody).stream().map(LimitUse::limit).filter(limit -> limit.until().isEmpty()).toList();
        List<LimitChange> changes = policy.limits().stream().filter(change -> !isSet(before, change)).toList();
        if (!changes.isEmpty()) {
            check(desk.submit(new Command.SetLimits(changes, Optional.of("as started"), policy.source()), Cause.DESK));
        }
        for (Limit limit : before) {
            if (policy.limits().stream().noneMatch(change -> isOf(limit, change))) {
                check(desk.submit(
                        new Command.LiftLimit(limit.rule(), limit.scope(), "as started", policy.source()), Cause.DESK));
            }
        }
    }

    private static boolean isSet(List<Limit> before, LimitChange change) {
        return before.stream().anyMatch(limit -> isOf(limit, change) && limit.value().equals(change.value()));
    }

    private static boolean isOf(Limit limit, LimitChange change) {
        return limit.rule() == change.rule() && limit.scope().equals(change.scope());
    }

    private static void check(Receipt receipt) {
        Optional<Denial> denial = receipt.denial();
        if (denial.isPresent()) {
            throw StartException.usage(denial.get().what(), denial.get().why(), denial.get().fix());
        }
    }
}

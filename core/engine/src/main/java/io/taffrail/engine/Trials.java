package io.taffrail.engine;

import io.taffrail.model.journal.Command.SubmitOrder;
import io.taffrail.model.journal.Facts;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.risk.Trial;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Quantity;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what would become of an order that is not sent, and how much of it would pass. */
final class Trials {
    private final Book book;
    private final Drafts drafts;
    private final Judge judge;

    Trials(Book book, Drafts drafts, Judge judge) {
        this.book = book;
        this.drafts = drafts;
        this.judge = judge;
    }

    Trial of(SubmitOrder submit, Facts facts, Instant at) {
        Optional<AccountBook> account = book.account(submit.account());
        if (account.isEmpty()) {
            return new Trial(
                    List.of(), Optional.of(new Denial.UnknownAccount(submit.account())), Optional.empty());
        }
        Judge.Verdict whole = tried(account.get(), submit.intent(), submit.ruling(), facts, at);
        Optional<Quantity> largest = whole.denial().isPresent() && submit.ruling().isEmpty()
                ? largest(account.get(), submit.intent(), facts, at)
                : Optional.empty();
        return new Trial(whole.readings(), whole.denial(), largest);
    }

    private Judge.Verdict tried(
            AccountBook account, OrderIntent intent, Optional<Denial> ruling, Facts facts, Instant at) {
        return judge.judge(account, drafts.wanted(account.id(), intent, facts, at), intent, ruling, false, facts, at);
    }

    /** The most lots of an order for a quantity that would pass, found by halving: what passes once passes with less. */
    private Optional<Quantity> largest(AccountBook account, OrderIntent intent, Facts facts, Instant at) {
        if (!(intent.amount() instanceof OrderAmount.Units(var asked)) || facts.instrument().isEmpty()) {
            return Optional.empty();
        }
        Decimal lot = facts.instrument().get().rules().lot();
        long passes = 0;
        long fails = asked.value().dividedBy(lot, 0, RoundingMode.UP).units();
        while (fails - passes > 1) {
            long half = passes + (fails - passes) / 2;
            OrderIntent smaller = intent.with(OrderAmount.units(new Quantity(lot.times(Decimal.of(half)))));
            if (tried(account, smaller, Optional.empty(), facts, at).denial().isEmpty()) {
                passes = half;
            } else {
                fails = half;
            }
        }
        return passes == 0 ? Optional.empty() : Optional.of(new Quantity(lot.times(Decimal.of(passes))));
    }
}

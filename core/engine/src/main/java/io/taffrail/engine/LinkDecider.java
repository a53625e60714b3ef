package io.taffrail.engine;

import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.LinkEvent.AccountReconciled;
import io.taffrail.model.journal.LinkEvent.BreakFound;
import io.taffrail.model.journal.LinkEvent.BreakSettled;
import io.taffrail.model.journal.LinkEvent.LinkDropped;
import io.taffrail.model.journal.LinkEvent.LinkRaised;
import io.taffrail.model.journal.LinkEvent.MovementBooked;
import io.taffrail.model.journal.LinkEvent.RecordBooked;
import io.taffrail.model.journal.LinkEvent.ReportSetAside;
import io.taffrail.model.journal.LinkReport;
import io.taffrail.model.journal.OrderEvent.OrderAccepted;
import io.taffrail.model.journal.OrderEvent.OrderAdopted;
import io.taffrail.model.journal.OrderEvent.OrderInitialized;
import io.taffrail.model.order.Order;
import io.taffrail.model.statement.Break;
import io.taffrail.model.statement.Link;
import io.taffrail.model.statement.Movement;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.model.statement.StatedOrder;
import io.taffrail.model.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what to believe of a broker's link and of its statements. */
final class LinkDecider {
    private final Book book;
    private final Drafts drafts;

    LinkDecider(Book book, Drafts drafts) {
        this.book = book;
        this.drafts = drafts;
    }

    List<Event> decide(LinkReport report, Instant at) {
        AccountBook account = book.requireAccount(report.account());
        return switch (report) {
            case LinkReport.LinkLive(var id, var capabilities, var onBreak) ->
                List.of(new LinkRaised(id, capabilities, onBreak, at));
            case LinkReport.LinkLost _ when !account.link().live() -> List.of();
            case LinkReport.LinkLost(var id, var why) -> List.of(new LinkDropped(id, why, at));
            case LinkReport.SetAside(var id, var what) -> List.of(new ReportSetAside(id, what, at));
            case LinkReport.OrdersFound found -> found(account, found, at);
            case LinkReport.Compared compared -> compared(account, compared, at);
        };
    }

    private List<Event> found(AccountBook account, LinkReport.OrdersFound found, Instant at) {
        var events = new ArrayList<Event>();
        for (StatedOrder stated : found.ours()) {
            book.openOrRecent(account.id(), stated.clientOrderId())
                    .flatMap(book::order)
                    .filter(order -> order.isWorking() && order.venueOrderId().isEmpty())
                    .map(Order::id)
                    .ifPresent(id -> events.add(new OrderAccepted(id, stated.id(), at)));
        }
        int ahead = 0;
        for (StatedOrder stated : found.external()) {
            if (book.openOrRecent(account.id(), stated.clientOrderId()).isEmpty()) {
                OrderInitialized first = drafts.external(account.id(), stated, ahead++, at);
                events.add(first);
                events.add(new OrderAdopted(first.order(), stated.id(), at));
            }
        }
        return events;
    }

    private static List<Event> compared(AccountBook account, LinkReport.Compared compared, Instant at) {
        Link link = account.link();
        var events = new ArrayList<Event>();
        Money cash = account.cash();
        if (compared.settled()) {
            cash = bookMovements(account, compared.movements(), at, events);
            compared.cursor()
                    .filter(cursor -> !link.cursor().equals(Optional.of(cursor)))
                    .ifPresent(cursor -> events.add(new RecordBooked(account.id(), cursor, at)));
        }
        for (Break gone : link.breaks()) {
            if (isSeenInEveryStatement(gone) && compared.settled() && !isAmong(gone, compared.breaks())) {
                events.add(new BreakSettled(account.id(), gone, "books and broker agree again", at));
            }
        }
        List<Break> fresh = compared.breaks().stream()
                .filter(found -> !link.breaks().contains(found))
                .toList();
        fresh.forEach(found -> events.add(new BreakFound(account.id(), found, at)));
        boolean adopted = compared.settled() && (link.onBreak() == OnBreak.ADOPT || !link.agreedOnce());
        if (adopted) {
            String how = link.agreedOnce() ? "adopted, as the account is configured" : "adopted: the account opens with it";
            events.addAll(Adoption.of(account, cash, compared.breaks(), how, at));
        }
        boolean agrees = adopted || (compared.settled() && compared.breaks().isEmpty());
        if (agrees && link.live() && link.reconciled().isEmpty()) {
            events.add(new AccountReconciled(account.id(), at));
        }
        return events;
    }

    /** The cash after them. */
    private static Money bookMovements(AccountBook account, List<Movement> movements, Instant at, List<Event> events) {
        Money cash = account.cash();
        for (Movement movement : movements) {
            cash = cash.plus(movement.amount());
            events.add(new MovementBooked(account.id(), movement, at));
            events.add(new BalanceChanged(
                    account.id(), movement.amount(), cash, movement.kind() + " " + movement.id(), at));
        }
        return cash;
    }

    private static boolean isAmong(Break one, List<Break> breaks) {
        return breaks.stream().anyMatch(other -> other.subject().equals(one.subject()));
    }

    /** A late execution is told once; everything else again and again, until it is no more. */
    private static boolean isSeenInEveryStatement(Break found) {
        return switch (found) {
            case Break.PositionDiffers _, Break.CashDiffers _, Break.OrderRevived _, Break.TradeUnlisted _ -> true;
            case Break.ExecutionTooLate _ -> false;
        };
    }
}

package io.taffrail.engine;

import io.taffrail.engine.risk.Proposal;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.RuleScreen;
import io.taffrail.model.compliance.Screening;
import io.taffrail.model.journal.ComplianceEvent.RulesDropped;
import io.taffrail.model.journal.ComplianceEvent.RulesImported;
import io.taffrail.model.journal.DeskEvent.CommandRefused;
import io.taffrail.model.journal.Event;
import io.taffrail.model.order.Denial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Takes rule packs in, lets go of them, and has orders judged by those that apply. */
final class RuleDecider {
    private final Book book;

    RuleDecider(Book book) {
        this.book = book;
    }

    /** A pack that applies already, to the byte, changes nothing: it is offered again at every start. */
    List<Event> take(RulePack pack, Instant at) {
        return book.rules().find(pack.name()).filter(pack::equals).isPresent()
                ? List.of()
                : List.of(new RulesImported(pack, at));
    }

    List<Event> drop(String name, String reason, Instant at) {
        return List.of(book.rules().find(name).isPresent()
                ? new RulesDropped(name, reason, at)
                : new CommandRefused(new Denial.UnknownRules(name), at));
    }

    /** What each pack that applies says of an order; nothing where there are none. */
    List<Screening> screen(Proposal proposal, Instant at) {
        return book.rules().isEmpty()
                ? List.of()
                : new RuleScreen(LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .screen(book.rules(), proposal.account().id(), proposal.trade());
    }

    /** The denial by the first pack that refuses. */
    static Optional<Denial> denial(Proposal proposal, List<Screening> screenings) {
        return screenings.stream()
                .filter(Screening::refuses)
                .findFirst()
                .map(screening -> new Denial.NotPermitted(proposal.order().symbol(), screening));
    }
}

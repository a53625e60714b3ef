package io.taffrail.model.performance;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One order as its execution is judged.
 *
 * @param type FIX 40 in a word: {@code MARKET}, {@code LIMIT}
 * @param refusal the code of who refused it, the house or the venue, where it was refused
 * @param decision the far side of the quote on which it was decided, where there was one
 * @param limit its limit price, where it has one
 */
public record Execution(
        OrderId order,
        AccountId account,
        Optional<StrategyId> strategy,
        Symbol symbol,
        Side side,
        String type,
        OrderStatus status,
        Optional<String> refusal,
        Instant decidedAt,
        Optional<Instant> sentAt,
        Optional<Price> decision,
        Optional<Price> limit,
        Journey journey) {

    /** From the decision until it was sent. */
    public Optional<Duration> toSent() {
        return sentAt.map(sent -> Duration.between(decidedAt, sent));
    }

    /** From the sending until the venue showed that it has it. */
    public Optional<Duration> toAcknowledged() {
        return between(sentAt, journey.acceptedAt());
    }

    /** From then until it first traded. */
    public Optional<Duration> toFilled() {
        return between(journey.acceptedAt(), journey.firstFillAt());
    }

    /** From the decision until it first traded. */
    public Optional<Duration> whole() {
        return journey.firstFillAt().map(filled -> Duration.between(decidedAt, filled));
    }

    private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> until) {
        return from.flatMap(start -> until.map(end -> Duration.between(start, end)));
    }
}

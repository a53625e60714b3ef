package io.taffrail.model.signal;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.SignalId;
import io.taffrail.model.journal.SignalEvent;
import io.taffrail.model.order.Denial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signal and all that became of it, folded from its events.
 *
 * @param found how the strategy stood when it came
 * @param until when its approval lapses, or would have
 * @param reason what the person said who approved or declined it
 * @param refusal why the house would not act on it
 * @param orders those that were sent for it
 * @param how what was done, in words
 * @param repeats how often it came again, and nothing was done
 * @param sequence the journal's entry in which it came
 */
public record SignalStory(
        AccountId account,
        Signal signal,
        Delivery delivery,
        PositionState found,
        SignalStatus status,
        Optional<Sizing> sizing,
        Optional<Instant> until,
        Optional<String> reason,
        Optional<Denial> refusal,
        List<OrderId> orders,
        Optional<String> how,
        long repeats,
        Instant receivedAt,
        Instant changedAt,
        long sequence) {

    public SignalStory {
        orders = List.copyOf(orders);
    }

    /** How it begins. */
    public static SignalStory of(SignalEvent.SignalReceived first, long sequence) {
        return new SignalStory(
                first.account(), first.signal(), first.delivery(), first.found(), SignalStatus.RECEIVED, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0, first.at(), first.at(),
                sequence);
    }

    public SignalId id() {
        return signal.id();
    }

    /** The story after one more event of it; other signals' events, and those of strategies and hooks, change nothing. */
    public SignalStory apply(SignalEvent event) {
        return switch (event) {
            case SignalEvent.SignalRepeated(_, var id, var at) when id.equals(id()) ->
                new SignalStory(
                        account, signal, delivery, found, status, sizing, until, reason, refusal, orders, how, repeats + 1,
                        receivedAt, at, sequence);
            case SignalEvent.SignalSized(_, var id, var size, var at) when id.equals(id()) ->
                new SignalStory(
                        account, signal, delivery, found, status, Optional.of(size), until, reason, refusal, orders, how, repeats,
                        receivedAt, at, sequence);
            case SignalEvent.SignalHeld(_, var id, var end, var at) when id.equals(id()) ->
                new SignalStory(
                        account, signal, delivery, found, SignalStatus.AWAITING_APPROVAL, sizing, Optional.of(end), reason, refusal,
                        orders, how, repeats, receivedAt, at, sequence);
            case SignalEvent.SignalApproved(_, var id, var why, var at) when id.equals(id()) ->
                told(SignalStatus.APPROVED, why, at);
            case SignalEvent.SignalDeclined(_, var id, var why, var at) when id.equals(id()) ->
                told(SignalStatus.DECLINED, why, at);
            case SignalEvent.SignalRefused(_, var id, var denial, var at) when id.equals(id()) ->
                new SignalStory(
                        account, signal, delivery, found, SignalStatus.REFUSED, sizing, until, reason, Optional.of(denial), orders,
                        how, repeats, receivedAt, at, sequence);
            case SignalEvent.SignalActed(_, var id, var sent, var words, var at) when id.equals(id()) ->
                acted(sent, words, at);
            case SignalEvent.SignalWaits(_, var id, var taken, var end, var at) when id.equals(id()) ->
                new SignalStory(
                        account, signal, delivery, found, SignalStatus.WAITING, sizing, Optional.of(end), reason, refusal, orders,
                        Optional.of("waits for the end of " + taken.size() + " working"), repeats, receivedAt, at, sequence);
            case SignalEvent _ -> this;
        };
    }

    private SignalStory told(SignalStatus next, String why, Instant at) {
        return new SignalStory(
                account, signal, delivery, found, next, sizing, until, Optional.of(why), refusal, orders, how, repeats, receivedAt,
                at, sequence);
    }

    /** A position that is turned round is acted on twice: closed first, opened on the other side then. */
    private SignalStory acted(List<OrderId> sent, String words, Instant at) {
        var all = new ArrayList<>(orders);
        all.addAll(sent);
        return new SignalStory(
                account, signal, delivery, found, SignalStatus.ACTED, sizing, until, reason, refusal, all,
                Optional.of(how.map(before -> before + "; " + words).orElse(words)), repeats, receivedAt, at, sequence);
    }
}

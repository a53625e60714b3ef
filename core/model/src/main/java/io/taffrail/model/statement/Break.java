package io.taffrail.model.statement;

import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.VenueOrderId;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.order.Fill;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.List;
import java.util.stream.Collectors;

/** A difference between the books and a broker that neither listed executions nor movements explain. */
public sealed interface Break {

    /**
     * The broker holds another quantity.
     *
     * @param ours units in the books; below zero where they were sold short
     * @param theirs units at the broker
     * @param avgPx what the broker says that its units were bought or sold for on average
     */
    record PositionDiffers(Instrument instrument, Decimal ours, Decimal theirs, Price avgPx) implements Break {}

    /** The broker has another amount of money. */
    record CashDiffers(Money ours, Money theirs) implements Break {}

    /** The broker works an order that is over in the books. */
    record OrderRevived(OrderId order, VenueOrderId venueOrderId) implements Break {}

    /** The broker has an execution of an order that the books had closed too long ago to add to it. */
    record ExecutionTooLate(ClientOrderId order, Fill fill) implements Break {}

    /**
     * A difference that trades may explain which the broker counts already and has not listed: what it is of the account's money
     * or holdings then is booked once they are listed, and must not be booked twice.
     *
     * @param orders those of which the broker counts more than it has listed, or which it has not answered for yet
     */
    record TradeUnlisted(Break difference, List<OrderId> orders) implements Break {
        public TradeUnlisted {
            orders = List.copyOf(orders);
        }
    }

    /** Whether the broker's word may be taken for it: nothing that is booked later would book it a second time. */
    default boolean isAdoptable() {
        return switch (this) {
            case PositionDiffers _, CashDiffers _, OrderRevived _, ExecutionTooLate _ -> true;
            case TradeUnlisted _ -> false;
        };
    }

    /** What it is about; a break of the same subject takes the earlier one's place. */
    default String subject() {
        return switch (this) {
            case PositionDiffers position -> "position " + position.instrument().symbol();
            case CashDiffers _ -> "cash";
            case OrderRevived revived -> "order " + revived.order();
            case ExecutionTooLate late -> "execution " + late.fill().tradeId();
            case TradeUnlisted unlisted -> unlisted.difference().subject();
        };
    }

    /** What was found, with the numbers. */
    default String what() {
        return switch (this) {
            case PositionDiffers(var instrument, var ours, var theirs, _) ->
                "the books hold " + ours + " " + instrument.symbol() + ", the broker " + theirs;
            case CashDiffers(var ours, var theirs) -> "the books have " + ours + ", the broker " + theirs;
            case OrderRevived(var order, var venueId) ->
                "order " + order + " is over in the books and works at the broker as " + venueId;
            case ExecutionTooLate(var order, var fill) ->
                "order " + order + " traded " + fill.lastQty() + " at " + fill.lastPx() + " (" + fill.tradeId()
                        + "), and was forgotten before that was told";
            case TradeUnlisted(var difference, _) -> difference.what();
        };
    }

    /** What most often brings it about. */
    default String cause() {
        return switch (this) {
            case PositionDiffers _ -> "a transfer, a split or another corporate action, or trades outside the broker's record";
            case CashDiffers _     -> "a fee, a dividend, interest or a transfer that the broker's record does not tell";
            case OrderRevived _    -> "a request that arrived after the broker had twice denied knowing it";
            case ExecutionTooLate _ -> "a trade that the broker told long after its order was over";
            case TradeUnlisted(_, var orders) ->
                "a trade of order " + orders.stream().map(OrderId::value).collect(Collectors.joining(", "))
                        + " that the broker counts and has not listed yet; it is booked as soon as it is listed";
        };
    }
}

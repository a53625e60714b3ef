package io.taffrail.alpaca.wire;

import io.taffrail.model.id.TradeId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the trade stream says happened to one order.
 *
 * @param word the event as it was written
 * @param execution what traded, where something did
 */
public record VenueUpdate(VenueEvent event, String word, VenueOrder order, Optional<VenueExecution> execution, Instant at) {

    /**
     * The {@code data} of an update.
     *
     * @throws UntrustedException where something that matters is missing or makes no sense
     */
    public static VenueUpdate of(JsonNode data) {
        String word = Fields.text(data, "event");
        VenueEvent event = VenueEvent.of(word);
        VenueOrder order = VenueOrder.of(data.path("order"));
        Instant at = Fields.optionalTime(data, "timestamp").or(() -> Fields.optionalTime(data, "at")).orElse(order.changed());
        Optional<VenueExecution> execution = event.isTrade() ? Optional.of(execution(data, order, at)) : Optional.empty();
        return new VenueUpdate(event, word, order, execution, at);
    }

    private static VenueExecution execution(JsonNode data, VenueOrder order, Instant at) {
        String id = Fields.id(data, "execution_id");
        var execution = new VenueExecution(
                new TradeId(id), order.id(), order.symbol(), order.side(), Fields.quantity(data, "qty"),
                Fields.price(data, "price"), at);
        if (execution.quantity().isMoreThan(order.filled())) {
            throw new UntrustedException("an execution of " + execution.quantity() + " of an order of which "
                    + order.filled() + " have traded");
        }
        return execution;
    }
}

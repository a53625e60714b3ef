package io.taffrail.model.risk;

import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What would become of an order that was not sent.
 *
 * @param readings what each limit says of it
 * @param denial why it would be refused, where it would
 * @param largest the largest quantity with which it would pass, where it is refused and a smaller one passes
 */
public record Trial(List<Reading> readings, Optional<Denial> denial, Optional<Quantity> largest) {
    public Trial {
        readings = List.copyOf(readings);
    }
}

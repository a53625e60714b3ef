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

    /**
     * What a person is to be shown before he sends it: the limits of a single order's size of which it uses more than half. None
     * where it is refused, or passes although it is beyond the limit, because it only closes.
     */
    public List<Reading> toConfirm() {
        return denial.isPresent() ? List.of() : readings.stream().filter(Trial::isMoreThanHalf).toList();
    }

    private static boolean isMoreThanHalf(Reading one) {
        return one.rule().boundsOneOrder() && one.value()
                .filter(value -> value.compareTo(one.limit()) <= 0)
                .filter(value -> value.compareTo(one.limit().minus(value)) > 0)
                .isPresent();
    }
}

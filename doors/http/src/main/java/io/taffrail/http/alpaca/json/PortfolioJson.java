package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What an account was worth as Alpaca writes it, in numbers: the only place where its trading answers have any. */
public final class PortfolioJson {
    private static final int PERCENT_PLACES = 8;

    private PortfolioJson() {}

    /**
     * One point.
     *
     * @param label the time that it is told under
     * @param end the first moment after it
     * @param day the date of New York that it belongs to
     * @param equity what the account was worth at its end
     */
    public record Point(Instant label, Instant end, LocalDate day, Money equity) {}

    /**
     * The points with what each has gained.
     *
     * @param baseOf from what the gain of a point is reckoned
     * @param asOf the day at whose end the account was worth the base value, where there was one
     * @param cashflow what came and went, by type, for each point
     */
    public static ObjectNode of(
            List<Point> points,
            Function<Point, Money> baseOf,
            Money baseValue,
            Optional<LocalDate> asOf,
            String timeframe,
            SortedMap<String, List<Money>> cashflow) {
        var node = Json.object();
        var timestamps = node.putArray("timestamp");
        var equity = node.putArray("equity");
        var profit = node.putArray("profit_loss");
        var percent = node.putArray("profit_loss_pct");
        for (Point point : points) {
            Decimal base = baseOf.apply(point).amount();
            Decimal gain = point.equity().amount().minus(base);
            timestamps.add(point.label().getEpochSecond());
            equity.add(point.equity().amount().toBigDecimal());
            profit.add(gain.toBigDecimal());
            percent.add((base.isZero() ? Decimal.ZERO : gain.dividedBy(base, PERCENT_PLACES, RoundingMode.HALF_EVEN))
                    .toBigDecimal());
        }
        node.put("base_value", baseValue.amount().toBigDecimal());
        asOf.ifPresent(date -> node.put("base_value_asof", date.toString()));
        node.put("timeframe", timeframe);
        var flows = node.putObject("cashflow");
        cashflow.forEach((type, sums) -> {
            var array = flows.putArray(type);
            sums.forEach(sum -> array.add(sum.amount().toBigDecimal()));
        });
        return node;
    }
}

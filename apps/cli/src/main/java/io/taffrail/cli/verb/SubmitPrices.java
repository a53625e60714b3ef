package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.order.Trail;
import io.taffrail.model.value.Decimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The type that {@code order submit} was asked for, and the prices that must be those of the type. */
public final class SubmitPrices {
    private static final String LIMIT = "--limit-price";
    private static final String STOP = "--stop-price";
    private static final String TRAIL = "--trail-percent or --trail-price";

    /** The types of order that can be sent, each with the prices that it has. */
    enum Type {
        MARKET(Set.of()),
        LIMIT(Set.of(SubmitPrices.LIMIT)),
        STOP(Set.of(SubmitPrices.STOP)),
        STOP_LIMIT(Set.of(SubmitPrices.STOP, SubmitPrices.LIMIT)),
        TRAILING_STOP(Set.of(TRAIL));

        private final Set<String> prices;

        Type(Set<String> prices) {
            this.prices = prices;
        }
    }

    @Option(names = "--type", paramLabel = "TYPE",
            description = "market, limit, stop, stop_limit or trailing_stop. Default: market.")
    Type type = Type.MARKET;

    @Option(names = LIMIT, paramLabel = "P", converter = PositiveDecimal.class,
            description = "The worst price to trade at, of a limit or stop_limit order.")
    Optional<Decimal> limit = Optional.empty();

    @Option(names = STOP, paramLabel = "P", converter = PositiveDecimal.class,
            description = "The price that the market must come to first, of a stop or stop_limit order.")
    Optional<Decimal> stop = Optional.empty();

    @Option(names = "--trail-percent", paramLabel = "N", converter = TrailText.Percent.class,
            description = "How many percent of the best price a trailing_stop order stays behind it.")
    Optional<Trail> trailPercent = Optional.empty();

    @Option(names = "--trail-price", paramLabel = "P", converter = TrailText.Money.class,
            description = "How much money a trailing_stop order stays behind the best price.")
    Optional<Trail> trailPrice = Optional.empty();

    OrderSpec spec() {
        if (trailPercent.isPresent() && trailPrice.isPresent()) {
            throw Problem.usage("TWO_TRAILS", "both --trail-percent and --trail-price are given",
                    "either says how far the stop stays behind", "give one of them").failure();
        }
        var prices = new Prices(limit, stop, trailPercent.or(() -> trailPrice));
        var given = given(prices);
        List.of(LIMIT, STOP, TRAIL).forEach(price -> fits(price, given.contains(price)));
        return prices.spec();
    }

    private static Set<String> given(Prices prices) {
        var given = new HashSet<String>();
        prices.limit().ifPresent(_ -> given.add(LIMIT));
        prices.stop().ifPresent(_ -> given.add(STOP));
        prices.trail().ifPresent(_ -> given.add(TRAIL));
        return given;
    }

    private void fits(String price, boolean given) {
        if (given != type.prices.contains(price)) {
            throw Problem.usage("TYPE_AND_PRICES",
                    price + (given ? " is given for a " : " is missing for a ") + type.name().toLowerCase(Locale.ROOT)
                            + " order",
                    "limit has a limit price, stop a stop price, stop_limit both, trailing_stop a trail, market none",
                    "give the prices of the type and no others, or another --type").failure();
        }
    }
}

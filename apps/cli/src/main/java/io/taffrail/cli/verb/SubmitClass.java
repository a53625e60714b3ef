package io.taffrail.cli.verb;

import io.taffrail.cli.failure.Problem;
import io.taffrail.model.order.OrderClass;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The class that {@code order submit} was asked for, and the exits that the class has. */
public final class SubmitClass {

    /** Which orders an order can bring with it. */
    enum Kind { SIMPLE, BRACKET, OCO, OTO }

    @Option(names = "--order-class", paramLabel = "CLASS", description = "simple, bracket, oco or oto. Default: simple.")
    Kind kind = Kind.SIMPLE;

    @Option(names = "--take-profit", paramLabel = "P", converter = PositiveDecimal.class,
            description = "The limit price of the take profit, of a bracket or oto order.")
    Optional<Decimal> takeProfit = Optional.empty();

    @Option(names = "--stop-loss", paramLabel = "P", converter = PositiveDecimal.class,
            description = "The stop price of the stop loss, of a bracket, oco or oto order.")
    Optional<Decimal> stopLoss = Optional.empty();

    /** The exits; throws where they are not those of the class. An OCO's take profit is the order's own limit. */
    Optional<OrderClass> orderClass(SubmitPrices prices) {
        boolean fits = switch (kind) {
            case SIMPLE  -> takeProfit.isEmpty() && stopLoss.isEmpty();
            case BRACKET -> takeProfit.isPresent() && stopLoss.isPresent();
            case OTO     -> takeProfit.isPresent() != stopLoss.isPresent();
            case OCO     -> prices.limit.isPresent() && takeProfit.isEmpty() && stopLoss.isPresent();
        };
        if (!fits) {
            throw Problem.usage("CLASS_AND_EXITS",
                    "--take-profit and --stop-loss are not those of a " + kind.name().toLowerCase(Locale.ROOT) + " order",
                    "a bracket has both, oto one of them, oco a --limit-price and a --stop-loss, simple none",
                    "give the exits of the class and no others, or another --order-class").failure();
        }
        var target = kind == Kind.OCO ? prices.limit : takeProfit;
        return new Exits(target, stopLoss, Optional.empty(), kind == Kind.OCO).orderClass();
    }
}

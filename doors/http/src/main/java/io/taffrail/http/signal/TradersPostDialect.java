package io.taffrail.http.signal;

import io.taffrail.model.order.Trail;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * TradersPost's messages (its documentation of webhooks, 2024). A sentiment says what the position is to be afterwards:
 * {@code buy} with {@code flat} closes what is short and opens nothing.
 */
final class TradersPostDialect {
    private static final Decimal HUNDRED = Decimal.of(100);
    private static final int PLACES = 9;

    private TradersPostDialect() {}

    static Alert read(AlertFields fields) {
        if (fields.hasAny("optionType", "strikePrice", "expiration", "legs")) {
            throw new AlertException(Flaw.NOT_OFFERED, "options");
        }
        Action move = move(fields);
        Optional<Price> limit = fields.price("limitPrice");
        Optional<Price> stop = fields.price("stopPrice");
        Optional<Price> seen = fields.price("signalPrice", "price");
        var entry = limit.or(() -> stop).or(() -> seen);
        boolean isLong = move != Action.SELL && move != Action.ENTER_SHORT;
        return Alert.of(Dialect.TRADERSPOST, fields.required("ticker"), move, amount(fields, move))
                .named(Optional.empty(), fields.text("strategy"))
                .working(
                        SpecWords.spec(fields, "orderType", limit, "limitPrice", stop, "stopPrice"),
                        SpecWords.timeInForce(fields, "timeInForce"))
                .priced(
                        seen,
                        fields.within("stopLoss").filter(exit -> !trails(exit)).map(exit -> stopLoss(exit, entry, isLong)),
                        fields.within("takeProfit").map(exit -> takeProfit(exit, entry, isLong)))
                .trailing(fields.within("stopLoss").filter(TradersPostDialect::trails).map(TradersPostDialect::trail))
                .sent(fields.moment("time"), Optional.empty());
    }

    private static Action move(AlertFields fields) {
        String sentiment = fields.word("sentiment").orElse("");
        boolean flat = sentiment.equals("flat");
        boolean bull = sentiment.equals("long") || sentiment.equals("bullish");
        boolean bear = sentiment.equals("short") || sentiment.equals("bearish");
        if (!flat && !bull && !bear && !sentiment.isEmpty()) {
            throw fields.malformed("sentiment", "it is long, short, flat, bullish or bearish");
        }
        return switch (fields.word("action").orElseThrow(() -> fields.missing("action"))) {
            case "buy"    -> flat || bear ? Action.EXIT_SHORT : Action.ENTER_LONG;
            case "sell"   -> flat || bull ? Action.EXIT_LONG : Action.ENTER_SHORT;
            case "exit"   -> bull ? Action.EXIT_LONG : bear ? Action.EXIT_SHORT : Action.EXIT;
            case "add"    -> Action.ADD;
            case "cancel" -> Action.CANCEL;
            default       -> throw fields.malformed("action", "it is buy, sell, exit, add or cancel");
        };
    }

    private static Optional<Amount> amount(AlertFields fields, Action move) {
        // With a position that ends flat the contracts are all of it, and a rounding of theirs would leave a rest.
        if (move.isExit() && fields.word("sentiment").filter("flat"::equals).isPresent()) {
            return Optional.empty();
        }
        Amount.Kind kind = switch (fields.word("quantityType").orElse("fixed_quantity")) {
            case "fixed_quantity"      -> Amount.Kind.UNITS;
            case "dollar_amount"       -> Amount.Kind.NOTIONAL;
            case "risk_dollar_amount"  -> Amount.Kind.RISK_AMOUNT;
            case "risk_percent"        -> Amount.Kind.RISK_PERCENT;
            case "percent_of_equity"   -> Amount.Kind.EQUITY_PERCENT;
            case "percent_of_position" -> Amount.Kind.POSITION_PERCENT;
            default -> throw fields.malformed(
                    "quantityType", "it is fixed_quantity, dollar_amount, risk_dollar_amount, risk_percent, percent_of_equity or "
                            + "percent_of_position");
        };
        return fields.positive("quantity").map(value -> new Amount(kind, value));
    }

    private static boolean trails(AlertFields exit) {
        return exit.word("type").filter("trailing_stop"::equals).isPresent();
    }

    private static Trail trail(AlertFields exit) {
        Optional<Decimal> percent = exit.positive("trailPercent");
        Optional<Price> money = exit.price("trailPrice");
        if (percent.isPresent() == money.isPresent()) {
            throw percent.isPresent() ? exit.contradicting("trailPercent", "trailPrice") : exit.missing("trailPercent");
        }
        percent.filter(value -> value.compareTo(HUNDRED) >= 0).ifPresent(_ -> {
            throw exit.malformed("trailPercent", "it is below 100");
        });
        return percent.<Trail>map(Trail.ByPercent::new).orElseGet(() -> new Trail.ByPrice(money.orElseThrow()));
    }

    private static Price stopLoss(AlertFields exit, Optional<Price> entry, boolean isLong) {
        exit.word("type").filter(type -> !type.equals("stop")).ifPresent(type -> {
            throw new AlertException(Flaw.NOT_OFFERED,
                    "a stop loss of type " + AlertFields.quoted(type) + "; there are stop and trailing_stop");
        });
        return exit.price("stopPrice").orElseGet(() -> away(exit, entry, !isLong, "stopPrice"));
    }

    private static Price takeProfit(AlertFields exit, Optional<Price> entry, boolean isLong) {
        return exit.price("limitPrice").orElseGet(() -> away(exit, entry, isLong, "limitPrice"));
    }

    /** So far above or below the entry. */
    private static Price away(AlertFields exit, Optional<Price> entry, boolean above, String field) {
        Optional<Decimal> percent = exit.positive("percent");
        Optional<Decimal> amount = exit.positive("amount");
        if (percent.isPresent() && amount.isPresent()) {
            throw exit.contradicting("percent", "amount");
        }
        if (percent.isEmpty() && amount.isEmpty()) {
            throw exit.missing(field);
        }
        Decimal from = entry.orElseThrow(() -> new AlertException(
                Flaw.FIELD_MISSING, "signalPrice, price or limitPrice is missing, from which " + exit.at() + " is reckoned")).value();
        try {
            Decimal distance = amount.orElseGet(() -> from.times(
                    percent.orElseThrow().dividedBy(HUNDRED, PLACES, RoundingMode.HALF_EVEN), PLACES, RoundingMode.HALF_EVEN));
            Decimal price = above ? from.plus(distance) : from.minus(distance);
            if (!price.isPositive()) {
                throw exit.malformed(percent.isPresent() ? "percent" : "amount", "it leads to a price of " + price);
            }
            return new Price(price);
        } catch (ArithmeticException tooLong) {
            throw exit.malformed(percent.isPresent() ? "percent" : "amount", "it leads to a price of more than 18 digits");
        }
    }
}

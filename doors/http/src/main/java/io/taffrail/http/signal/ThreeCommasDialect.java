package io.taffrail.http.signal;

import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.util.Optional;

/**
 * 3Commas' signal bot, for strategies (its help pages, 2025). What counts is where the strategy stands after its order, so
 * that an alert that was lost is made good by the next.
 */
final class ThreeCommasDialect {
    private static final Duration USUAL_LAG = Duration.ofMinutes(5);

    private ThreeCommasDialect() {}

    static Alert read(AlertFields fields) {
        AlertFields info = fields.within("strategy_info").orElseThrow(() -> fields.missing("strategy_info"));
        String position = info.word("market_position").orElseThrow(() -> info.missing("market_position"));
        Optional<AlertFields> order = fields.within("order");
        String currency = order.flatMap(one -> one.word("currency_type")).orElse("base");
        Optional<Amount> amount = switch (position) {
            case "flat"          -> Optional.of(new Amount(Amount.Kind.TARGET_UNITS, Decimal.ZERO));
            case "long", "short" -> Optional.of(held(info, order, currency, position.equals("short")));
            default              -> throw info.malformed("market_position", "it is long, short or flat");
        };
        boolean target = amount.filter(one -> one.kind().isTarget()).isPresent();
        Action move = target ? Action.TARGET : position.equals("long") ? Action.ENTER_LONG : Action.ENTER_SHORT;
        return Alert.of(Dialect.THREECOMMAS, fields.required("tv_instrument"), move, amount)
                .priced(fields.price("trigger_price"), Optional.empty(), Optional.empty())
                .sent(fields.moment("timestamp"), fields.span("max_lag").or(() -> Optional.of(USUAL_LAG)));
    }

    private static Amount held(AlertFields info, Optional<AlertFields> order, String currency, boolean isShort) {
        return switch (currency) {
            case "base" -> {
                Decimal size = info.number("market_position_size")
                        .orElseThrow(() -> info.missing("market_position_size")).abs();
                if (size.isZero()) {
                    throw info.malformed("market_position_size", "a position that is not flat is above zero");
                }
                yield new Amount(Amount.Kind.TARGET_UNITS, isShort ? size.negated() : size);
            }
            case "quote" -> new Amount(Amount.Kind.NOTIONAL, ordered(order));
            case "margin_percent" -> new Amount(Amount.Kind.EQUITY_PERCENT, ordered(order));
            default -> throw new AlertException(
                    Flaw.NOT_OFFERED, "order.currency_type " + AlertFields.quoted(currency) + "; there are base, quote, margin_percent");
        };
    }

    private static Decimal ordered(Optional<AlertFields> order) {
        return order.flatMap(one -> one.positive("amount"))
                .orElseThrow(() -> new AlertException(Flaw.FIELD_MISSING, "the field order.amount is missing"));
    }
}

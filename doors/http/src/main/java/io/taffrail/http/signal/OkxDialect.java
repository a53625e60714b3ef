package io.taffrail.http.signal;

import io.taffrail.model.order.OrderSpec;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import java.time.Duration;
import java.util.Optional;

/**
 * OKX's signal bot, alert messages 2.0 (its help page of 2024), both forms: of strategies, which say {@code buy} and what
 * the position is afterwards, and of everybody else, who say {@code ENTER_LONG}. Their {@code id} names an order of the
 * strategy and comes again with each alert, so that it is no name of the alert.
 */
final class OkxDialect {
    private static final Duration USUAL_LAG = Duration.ofSeconds(60);

    private OkxDialect() {}

    static Alert read(AlertFields fields) {
        fields.word("orderType").filter(type -> !type.equals("market")).ifPresent(type -> {
            throw new AlertException(
                    Flaw.NOT_OFFERED, "orders of type " + AlertFields.quoted(type)
                            + ", whose limit is an offset to a price that only OKX knows; there is market");
        });
        Action move = move(fields);
        // Out is out: the amount of a strategy that ends flat is all that it held.
        boolean all = fields.word("marketPosition").filter("flat"::equals).isPresent();
        return Alert.of(Dialect.OKX, fields.required("instrument"), move, all ? Optional.empty() : amount(fields, move))
                .working(new OrderSpec.Market(), Optional.empty())
                .sent(fields.moment("timestamp"), fields.span("maxLag").or(() -> Optional.of(USUAL_LAG)));
    }

    private static Action move(AlertFields fields) {
        String action = fields.word("action").orElseThrow(() -> fields.missing("action"));
        return switch (action) {
            case "enter_long"  -> Action.ENTER_LONG;
            case "exit_long"   -> Action.EXIT_LONG;
            case "enter_short" -> Action.ENTER_SHORT;
            case "exit_short"  -> Action.EXIT_SHORT;
            case "buy", "sell" -> ofStrategy(fields, action.equals("buy"));
            default -> throw fields.malformed(
                    "action", "it is buy, sell, ENTER_LONG, EXIT_LONG, ENTER_SHORT or EXIT_SHORT");
        };
    }

    /** A purchase that leaves the strategy short has made a short position smaller. */
    private static Action ofStrategy(AlertFields fields, boolean buys) {
        String after = fields.word("marketPosition").orElseThrow(() -> fields.missing("marketPosition"));
        return switch (after) {
            case "flat"  -> buys ? Action.EXIT_SHORT : Action.EXIT_LONG;
            case "long"  -> buys ? Action.ENTER_LONG : Action.EXIT_LONG;
            case "short" -> buys ? Action.EXIT_SHORT : Action.ENTER_SHORT;
            default      -> throw fields.malformed("marketPosition", "it is long, short or flat");
        };
    }

    private static Optional<Amount> amount(AlertFields fields, Action move) {
        Optional<Decimal> value = fields.positive("amount");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Amount.Kind kind = switch (fields.word("investmentType").orElseThrow(() -> fields.missing("investmentType"))) {
            case "base"                                    -> Amount.Kind.UNITS;
            case "margin"                                  -> Amount.Kind.NOTIONAL;
            case "percentage_balance", "percentage_investment" ->
                move.isExit() ? Amount.Kind.POSITION_PERCENT : Amount.Kind.EQUITY_PERCENT;
            case "percentage_position"                     -> Amount.Kind.POSITION_PERCENT;
            default -> throw new AlertException(
                    Flaw.NOT_OFFERED, "this investmentType; there are base, margin, percentage_balance, percentage_investment and "
                            + "percentage_position");
        };
        return value.map(number -> new Amount(kind, number));
    }
}

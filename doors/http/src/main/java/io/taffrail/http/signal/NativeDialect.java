package io.taffrail.http.signal;

import io.taffrail.model.order.Trail;
import io.taffrail.model.signal.Action;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The house's own words. They are kept to the letter: a field that is not known is refused, because it may be a misspelt
 * stop.
 */
final class NativeDialect {
    private static final Set<String> FIELDS = Set.of(
            "v", "id", "strategy", "symbol", "side", "action", "qty", "notional", "risk_pct", "risk_amount", "equity_pct",
            "position_pct", "target_pct", "target_qty", "size", "type", "limit_price", "stop_price", "price", "take_profit",
            "stop_loss", "trail_percent", "trail_price", "tif", "confidence", "ts", "max_age", "comment");

    private NativeDialect() {}

    static Alert read(AlertFields fields) {
        fields.only(FIELDS);
        fields.text("v").filter(version -> !version.equals("1")).ifPresent(version -> {
            throw fields.malformed("v", "this house speaks version 1, not " + AlertFields.quoted(version));
        });
        Optional<Amount> amount = amount(fields);
        Optional<String> rule = fields.text("size");
        if (amount.isPresent() && rule.isPresent()) {
            throw new AlertException(Flaw.FIELDS_CONTRADICT, "size and an amount are given");
        }
        var limit = fields.price("limit_price");
        var stop = fields.price("stop_price");
        return Alert.of(Dialect.NATIVE, fields.required("symbol"), move(fields, amount), signed(fields, amount))
                .named(fields.text("id"), fields.text("strategy"))
                .working(
                        SpecWords.spec(fields, "type", limit, "limit_price", stop, "stop_price"),
                        SpecWords.timeInForce(fields, "tif"))
                .priced(fields.price("price"), fields.price("stop_loss"), fields.price("take_profit"))
                .trailing(trail(fields, fields.has("stop_loss")))
                .sized(rule, confidence(fields))
                .sent(fields.moment("ts"), fields.span("max_age"));
    }

    static Optional<Decimal> confidence(AlertFields fields) {
        return fields.number("confidence").map(value -> {
            if (value.isNegative() || value.compareTo(Decimal.ONE) > 0) {
                throw fields.malformed("confidence", "it is between 0 and 1, not " + value);
            }
            return value;
        });
    }

    /** By how much a stop trails; it trails by one thing, and does not stand as well. */
    static Optional<Trail> trail(AlertFields fields, boolean stands) {
        Optional<Decimal> percent = fields.positive("trail_percent");
        Optional<Price> money = fields.price("trail_price");
        percent.filter(value -> value.compareTo(Decimal.of(100)) >= 0).ifPresent(_ -> {
            throw fields.malformed("trail_percent", "it is below 100");
        });
        if ((percent.isPresent() ? 1 : 0) + (money.isPresent() ? 1 : 0) + (stands ? 1 : 0) > 1) {
            throw new AlertException(Flaw.FIELDS_CONTRADICT, "the stop is given in more than one way");
        }
        return percent.<Trail>map(Trail.ByPercent::new).or(() -> money.map(Trail.ByPrice::new));
    }

    private static Action move(AlertFields fields, Optional<Amount> amount) {
        if (fields.has("side") && fields.has("action")) {
            throw fields.contradicting("side", "action");
        }
        String field = fields.has("action") ? "action" : "side";
        boolean target = amount.filter(one -> one.kind().isTarget()).isPresent();
        if (target && !fields.has(field)) {
            return Action.TARGET;
        }
        Action move = switch (fields.word(field).orElseThrow(() -> fields.missing("side"))) {
            case "buy"                               -> Action.BUY;
            case "sell"                              -> Action.SELL;
            case "long", "enter_long"                -> Action.ENTER_LONG;
            case "short", "enter_short"              -> Action.ENTER_SHORT;
            case "add"                               -> Action.ADD;
            case "exit", "close", "flat"             -> Action.EXIT;
            case "exit_long", "close_long"           -> Action.EXIT_LONG;
            case "exit_short", "close_short"         -> Action.EXIT_SHORT;
            case "target"                            -> Action.TARGET;
            case "cancel"                            -> Action.CANCEL;
            default -> throw fields.malformed(
                    field, "it is buy, sell, long, short, add, exit, exit_long, exit_short, target or cancel");
        };
        if (move == Action.TARGET && !target) {
            throw fields.missing("target_pct");
        }
        if (target && (move.isExit() || move == Action.ADD || move == Action.CANCEL)) {
            throw new AlertException(Flaw.FIELDS_CONTRADICT, "a target says where to go, and " + field + " another way");
        }
        return target ? Action.TARGET : move;
    }

    /** A target that is to be short has a sign, however it was told. */
    private static Optional<Amount> signed(AlertFields fields, Optional<Amount> amount) {
        boolean isShort = fields.word("side").or(() -> fields.word("action")).filter(word -> word.endsWith("short")).isPresent();
        return amount.map(one -> one.kind().isTarget() && isShort ? new Amount(one.kind(), one.value().abs().negated()) : one);
    }

    private static Optional<Amount> amount(AlertFields fields) {
        var found = new ArrayList<Amount>();
        for (var asked : List.of(
                new Asked("qty", Amount.Kind.UNITS), new Asked("notional", Amount.Kind.NOTIONAL),
                new Asked("risk_pct", Amount.Kind.RISK_PERCENT), new Asked("risk_amount", Amount.Kind.RISK_AMOUNT),
                new Asked("equity_pct", Amount.Kind.EQUITY_PERCENT), new Asked("position_pct", Amount.Kind.POSITION_PERCENT),
                new Asked("target_pct", Amount.Kind.TARGET_PERCENT), new Asked("target_qty", Amount.Kind.TARGET_UNITS))) {
            (asked.kind().isTarget() ? fields.number(asked.field()) : fields.positive(asked.field()))
                    .ifPresent(value -> found.add(new Amount(asked.kind(), value)));
        }
        if (found.size() > 1) {
            throw new AlertException(Flaw.FIELDS_CONTRADICT, "the size is given in more than one way");
        }
        return found.stream().findFirst();
    }

    private record Asked(String field, Amount.Kind kind) {}
}

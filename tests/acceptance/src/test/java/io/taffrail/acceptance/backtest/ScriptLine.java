package io.taffrail.acceptance.backtest;

import static io.taffrail.acceptance.backtest.ScriptedOrder.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of an orders file. */
sealed interface ScriptLine permits ScriptedOrder, ScriptLine.Replace, ScriptLine.Cancel {

    Instant at();

    String toJson();

    /** The order that a line means: the one of that name, or the exit that came with it; whatever stands for it by then. */
    record Target(String clientOrderId, Optional<String> leg) {}

    /** A change of an order that works. */
    record Replace(
            Instant at,
            Target target,
            Optional<BigDecimal> qty,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> trail,
            Optional<Instant> expireTime)
            implements ScriptLine {
        @Override
        public String toJson() {
            List<String> fields = fields(at, "replace", target);
            qty.ifPresent(value -> fields.add(text("qty", value.toPlainString())));
            limit.ifPresent(value -> fields.add(text("limit_price", value.toPlainString())));
            stop.ifPresent(value -> fields.add(text("stop_price", value.toPlainString())));
            trail.ifPresent(value -> fields.add(text("trail", value.toPlainString())));
            expireTime.ifPresent(value -> fields.add(text("expire_time", value.toString())));
            return "{" + String.join(",", fields) + "}";
        }
    }

    /** The cancel of an order. */
    record Cancel(Instant at, Target target) implements ScriptLine {
        @Override
        public String toJson() {
            return "{" + String.join(",", fields(at, "cancel", target)) + "}";
        }
    }

    private static List<String> fields(Instant at, String what, Target target) {
        var fields = new ArrayList<>(List.of(text("at", at.toString()), text(what, target.clientOrderId())));
        target.leg().ifPresent(leg -> fields.add(text("leg", leg)));
        return fields;
    }
}

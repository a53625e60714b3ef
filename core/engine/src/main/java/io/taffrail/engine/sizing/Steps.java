package io.taffrail.engine.sizing;

import io.taffrail.model.signal.Sizing.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic as it is written down. */
final class Steps {
    private static final int SHOWN_PLACES = 9;

    private final List<Step> lines = new ArrayList<>();

    void add(String name, Object value, String words) {
        lines.add(new Step(name, value.toString(), words));
    }

    void add(String name, BigDecimal value, String words) {
        lines.add(new Step(name, text(value), words));
    }

    void addAll(List<Step> steps) {
        lines.addAll(steps);
    }

    List<Step> lines() {
        return List.copyOf(lines);
    }

    /** Plain digits, cut off behind the ninth place. */
    static String text(BigDecimal value) {
        BigDecimal shown = value.scale() > SHOWN_PLACES ? value.setScale(SHOWN_PLACES, RoundingMode.DOWN) : value;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}

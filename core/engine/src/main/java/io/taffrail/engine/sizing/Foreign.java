package io.taffrail.engine.sizing;

import io.taffrail.model.signal.Sizing;
import io.taffrail.model.signal.SizingProblem;
import java.math.BigDecimal;
import java.util.Map;

/** Asks a sizer of the user's, and trusts it with nothing: what it throws is a refusal. */
final class Foreign {

    private Foreign() {}

    static Wish wish(String name, Map<String, Sizer> own, Formulas formulas) {
        Sizer sizer = own.get(name);
        if (sizer == null) {
            return new Wish.Refused(new SizingProblem.UnknownSizer(name));
        }
        try {
            return wish(sizer.size(formulas.request()), formulas.steps());
        } catch (RuntimeException failure) {
            return new Wish.Refused(new SizingProblem.SizerFailed(name, String.valueOf(failure.getMessage())));
        }
    }

    private static Wish wish(Sizing sizing, Steps steps) {
        steps.addAll(sizing.steps());
        return switch (sizing) {
            case Sizing.Sized(var side, var quantity, _) ->
                new Wish.Trade(side, quantity.value().toBigDecimal(), BigDecimal.ONE);
            case Sizing.Unsized(var problem, _) -> new Wish.Refused(problem);
        };
    }
}

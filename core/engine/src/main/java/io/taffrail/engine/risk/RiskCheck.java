package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import java.util.Optional;

/** One rule: a pure function from a proposal to a denial, or to nothing where the order passes. */
public interface RiskCheck {
    Optional<Denial> check(Proposal proposal);
}

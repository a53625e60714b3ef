package io.taffrail.engine.risk;

import io.taffrail.model.order.Denial;
import java.util.List;
import java.util.Optional;

/** The checks that every order passes, in the order in which they decide. */
public record RiskEngine(List<RiskCheck> checks) {

    public RiskEngine {
        checks = List.copyOf(checks);
    }

    /** What every desk checks from the start. */
    public static RiskEngine standard() {
        return new RiskEngine(List.of(
                new SuspensionCheck(),
                new HaltCheck(),
                new ClientOrderIdCheck(),
                new GateCheck(),
                new DoubtCheck(),
                new OfferCheck(),
                new CurrencyCheck(),
                new LotCheck(),
                new InstructionCheck(),
                new MagnitudeCheck(),
                new ReduceOnlyCheck(),
                new FractionCheck(),
                new ShortingCheck(),
                new SellableCheck(),
                new MarginMinimumCheck(),
                new BuyingPowerCheck()));
    }

    /** The first denial, or nothing where the order may leave. */
    public Optional<Denial> check(Proposal proposal) {
        for (RiskCheck check : checks) {
            Optional<Denial> denial = check.check(proposal);
            if (denial.isPresent()) {
                return denial;
            }
        }
        return Optional.empty();
    }
}

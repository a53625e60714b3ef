package io.taffrail.engine.risk;

import io.taffrail.model.account.Balance;
import io.taffrail.model.order.Denial;
import io.taffrail.model.value.Money;
import java.util.Optional;

/** An account that is worth less than margin takes sells nothing short; what it has sold short already it may buy back. */
record MarginMinimumCheck() implements RiskCheck {

    @Override
    public Optional<Denial> check(Proposal proposal) {
        Balance balance = proposal.balance();
        boolean applies = proposal.account().buyingPowerChecked()
                && proposal.account().kind().isMargin()
                && !balance.hasEnoughForMargin();
        return applies && proposal.newlyShort().isPositive()
                ? Optional.of(new Denial.EquityBelowMinimum(
                        balance.equity(), new Money(Balance.LEAST_FOR_MARGIN, balance.cash().currency())))
                : Optional.empty();
    }
}

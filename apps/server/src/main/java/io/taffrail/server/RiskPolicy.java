package io.taffrail.server;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitChange;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the house's checks an account's orders pass.
 *
 * @param buyingPowerChecked whether an order must be within the account's buying power, and a cash account's sale
 *     within what it holds
 * @param limits those that the desk is to have
 * @param newOnly whether a desk that has been opened before keeps the limits that its journal knows
 * @param source who says so, for the journal: {@code default}, or a file's name
 */
public record RiskPolicy(boolean buyingPowerChecked, List<LimitChange> limits, boolean newOnly, String source) {
    /** The limits of a retail account. */
    public static final RiskPolicy DEFAULT = new RiskPolicy(true, DefaultLimits.all(), true, "default");
    /** Buying power, and no limits. */
    public static final RiskPolicy BASIC = new RiskPolicy(true, List.of(), false, "--risk basic");
    /** For paper-mode accounts only. */
    public static final RiskPolicy OFF = new RiskPolicy(false, List.of(), false, "--risk off");

    public RiskPolicy {
        limits = List.copyOf(limits);
    }

    /**
     * The same for a desk with an account at a venue that takes so many requests a minute: each of its strategies may have half
     * of them at most, because others order too and a fifth is kept for cancels and look-ups. Who has named limits has his own.
     */
    public RiskPolicy sharing(AccountId account, int requestsPerMinute) {
        var share = new LimitChange(
                Rule.ORDER_RATE_MINUTE, Scope.of(account), Decimal.of(Math.max(1, requestsPerMinute / 2)), Optional.empty());
        boolean isEnough = limits.stream()
                .anyMatch(usual -> usual.rule() == share.rule() && usual.value().compareTo(share.value()) <= 0);
        return !newOnly || isEnough
                ? this
                : new RiskPolicy(buyingPowerChecked, Stream.concat(limits.stream(), Stream.of(share)).toList(), newOnly, source);
    }
}

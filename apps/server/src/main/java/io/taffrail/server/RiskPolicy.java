package io.taffrail.server;

import io.taffrail.model.risk.DefaultLimits;
import io.taffrail.model.risk.LimitChange;
import java.util.List;

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
}

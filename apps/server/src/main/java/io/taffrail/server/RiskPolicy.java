package io.taffrail.server;

/**
 * Which of the house's checks an account's orders pass.
 *
 * @param buyingPowerChecked whether an order must be within the account's buying power, and a cash account's sale
 *     within what it holds
 */
public record RiskPolicy(boolean buyingPowerChecked) {
    public static final RiskPolicy DEFAULT = new RiskPolicy(true);
    /** For paper-mode accounts only. */
    public static final RiskPolicy OFF = new RiskPolicy(false);
}

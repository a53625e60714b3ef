package io.taffrail.model.account;

import io.taffrail.model.value.Decimal;
import java.util.Optional;
import java.util.Set;

/**
 * What an account's owner has chosen for it. The first four are kept to by the desk; the others are remembered for programs
 * that ask for them, and change nothing.
 *
 * @param tradingSuspended whether new orders are refused; what works may still be canceled
 * @param shortingForbidden whether no more may be sold than is held
 * @param fractionalAllowed whether shares are traded in parts and for amounts of money
 * @param marginMultiplierMax how many times its equity the account may hold at most, where its kind allows more: 1, 2 or 4
 * @param overnightForbidden whether it keeps out of the overnight session
 * @param fillsMailed whether it wants a mail for every fill
 * @param partnershipsAccepted whether it takes orders in publicly traded partnerships without a warning
 * @param optionsLevelMax up to which level it trades options, 0 to 3
 */
public record Configuration(
        boolean tradingSuspended,
        boolean shortingForbidden,
        boolean fractionalAllowed,
        int marginMultiplierMax,
        boolean overnightForbidden,
        boolean fillsMailed,
        boolean partnershipsAccepted,
        int optionsLevelMax,
        DayTradeCheck dayTradeMarginCheck,
        DayTradeCheck dayTradeCheck) {

    /** What a {@link #marginMultiplierMax} can be. */
    public static final Set<Integer> MULTIPLIERS = Set.of(1, 2, 4);

    /** That of an account whose owner has chosen nothing. */
    public static final Configuration USUAL = new Configuration(
            false, false, true, 4, false, false, false, 0, DayTradeCheck.ENTRY, DayTradeCheck.ENTRY);

    /** When a check that brokers gave up in 2026 was wanted; nothing is checked. */
    public enum DayTradeCheck {
        BOTH,
        ENTRY,
        EXIT
    }

    /** What is to change; the rest stays. */
    public record Change(
            Optional<Boolean> tradingSuspended,
            Optional<Boolean> shortingForbidden,
            Optional<Boolean> fractionalAllowed,
            Optional<Integer> marginMultiplierMax,
            Optional<Boolean> overnightForbidden,
            Optional<Boolean> fillsMailed,
            Optional<Boolean> partnershipsAccepted,
            Optional<Integer> optionsLevelMax,
            Optional<DayTradeCheck> dayTradeMarginCheck,
            Optional<DayTradeCheck> dayTradeCheck) {}

    public Configuration {
        if (!MULTIPLIERS.contains(marginMultiplierMax)) {
            throw new IllegalArgumentException("a margin multiplier is 1, 2 or 4, not " + marginMultiplierMax);
        }
        if (optionsLevelMax < 0 || optionsLevelMax > 3) {
            throw new IllegalArgumentException("a level of options is 0 to 3, not " + optionsLevelMax);
        }
    }

    public Configuration with(Change change) {
        return new Configuration(
                change.tradingSuspended.orElse(tradingSuspended),
                change.shortingForbidden.orElse(shortingForbidden),
                change.fractionalAllowed.orElse(fractionalAllowed),
                change.marginMultiplierMax.orElse(marginMultiplierMax),
                change.overnightForbidden.orElse(overnightForbidden),
                change.fillsMailed.orElse(fillsMailed),
                change.partnershipsAccepted.orElse(partnershipsAccepted),
                change.optionsLevelMax.orElse(optionsLevelMax),
                change.dayTradeMarginCheck.orElse(dayTradeMarginCheck),
                change.dayTradeCheck.orElse(dayTradeCheck));
    }

    /** How many times its equity an account of a kind can hold. */
    public Decimal multiplier(AccountKind kind) {
        Decimal most = Decimal.of(marginMultiplierMax);
        return most.compareTo(kind.multiplier()) < 0 ? most : kind.multiplier();
    }
}

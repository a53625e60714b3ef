package io.taffrail.model.account;

import io.taffrail.model.value.Currency;
import java.util.Locale;

/** The accounts of a desk whose money may be added up: those of one mode and one currency. Play money makes up for no real loss. */
public record Pool(Mode mode, Currency currency) {

    /** The one that an account belongs to. */
    public static Pool of(Account account) {
        return new Pool(account.mode(), account.currency());
    }

    /** {@code all paper accounts in USD}. */
    public String words() {
        return "all " + mode.name().toLowerCase(Locale.ROOT) + " accounts in " + currency.code();
    }
}

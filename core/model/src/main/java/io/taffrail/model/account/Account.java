package io.taffrail.model.account;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Money;
import java.time.Instant;

/**
 * Who an account is: what does not change while it lives.
 *
 * @param broker the name of the broker that holds it: {@code paper}
 * @param buyingPowerChecked whether orders that it cannot pay for are denied; only a paper-mode account may go without
 * @param startingCash what it was opened with
 */
public record Account(
        AccountId id,
        String broker,
        Mode mode,
        AccountKind kind,
        boolean buyingPowerChecked,
        Money startingCash,
        Instant openedAt) {

    public Account {
        if (mode == Mode.LIVE && !buyingPowerChecked) {
            throw new IllegalArgumentException("a live account is never traded without its buying power check");
        }
    }

    public Account withBuyingPowerChecked(boolean checked) {
        return new Account(id, broker, mode, kind, checked, startingCash, openedAt);
    }

    public Currency currency() {
        return startingCash.currency();
    }
}

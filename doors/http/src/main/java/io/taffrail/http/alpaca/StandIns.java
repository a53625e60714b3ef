package io.taffrail.http.alpaca;

import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.order.Order;
import io.taffrail.model.statement.Gate;
import io.taffrail.views.Views;
import java.util.Optional;

/**
 * Where its owner has asked for it, an account in the house takes the new orders of an account whose broker cannot be heard.
 * It has a ledger of its own, is simulated, and says so on each of its orders; what was sent before stays where it was sent.
 */
public final class StandIns {
    private static final String SUFFIX = "-sim";
    /** What an order of such an account says of where it trades. */
    static final String LABEL = "SIM";

    private final Views views;
    private final boolean enabled;

    StandIns(Views views, boolean enabled) {
        this.views = views;
        this.enabled = enabled;
    }

    /** How the account that stands in for another is called. */
    public static AccountId nameFor(AccountId account) {
        return new AccountId(account + SUFFIX);
    }

    /** Which account takes a new order of a caller's. */
    AccountId forNewOrder(AccountId account) {
        boolean deaf = enabled && views.links().isRemote(account) && views.links().of(account).gate() == Gate.SHUT;
        return deaf ? of(account).orElse(account) : account;
    }

    /** Whether an order is one of a caller's. */
    boolean isOf(AccountId caller, Order order) {
        return order.account().equals(caller) || of(caller).filter(order.account()::equals).isPresent();
    }

    /** The account that stands in for another, where there is one. */
    Optional<AccountId> of(AccountId account) {
        return Optional.of(nameFor(account)).filter(this::isStandIn);
    }

    boolean isStandIn(AccountId account) {
        return account.value().endsWith(SUFFIX)
                && views.accounts().find(account).filter(one -> one.account().mode() == Mode.SIMULATED).isPresent();
    }
}

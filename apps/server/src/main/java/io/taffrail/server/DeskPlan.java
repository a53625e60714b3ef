package io.taffrail.server;

import io.taffrail.exchange.Profile;
import io.taffrail.model.account.Account;
import io.taffrail.http.alpaca.StandIns;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Mode;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Identity;
import io.taffrail.model.value.Money;
import io.taffrail.paper.PaperBroker;
import io.taffrail.ports.Clock;
import io.taffrail.ports.Feed;
import io.taffrail.runtime.Carry;
import io.taffrail.runtime.Conditions;
import io.taffrail.runtime.RemoteAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a folder's desk is to be made of.
 *
 * @param mode of the account in the house
 * @param cash what that account starts with; an account at a broker starts with what it has there
 * @param exchange what the paper exchange is made of
 * @param carry what it costs and brings to hold something over a day, where that is reckoned
 * @param remote the account that is held at a broker, where there is one
 * @param remoteFirst whether that one is the default account of a new folder
 * @param fallback whether a simulated account is to stand in for it while its broker cannot be heard
 * @param conditions the hours, halts and sectors that its limits go by
 * @param kind how far its accounts may go beyond their own money
 */
record DeskPlan(
        Identity identity,
        Feed feed,
        Clock clock,
        Mode mode,
        Money cash,
        RiskPolicy risk,
        Profile exchange,
        Optional<Carry> carry,
        Optional<RemoteAccount> remote,
        boolean remoteFirst,
        boolean fallback,
        AccountKind kind,
        Conditions conditions) {

    /** A desk with an account in the house only. */
    DeskPlan(
            Identity identity, Feed feed, Clock clock, Mode mode, Money cash, RiskPolicy risk, Profile exchange,
            Optional<Carry> carry) {
        this(identity, feed, clock, mode, cash, risk, exchange, carry, Optional.empty(), false, false, AccountKind.MARGIN,
                Conditions.always());
    }

    /** The accounts of the desk, the default one of a new folder first. */
    List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        accounts.add(account(House.PAPER, PaperBroker.NAME, mode, cash));
        remote.ifPresent(held -> accounts.add(
                remoteFirst ? 0 : 1,
                account(held.account(), held.broker().name(), Mode.PAPER, cash.currency().zero())));
        if (fallback) {
            remote.ifPresent(held -> accounts.add(
                    account(StandIns.nameFor(held.account()), PaperBroker.NAME, Mode.SIMULATED, cash)));
        }
        return accounts;
    }

    private Account account(AccountId id, String broker, Mode of, Money start) {
        return new Account(id, broker, of, kind, risk.buyingPowerChecked(), start, clock.now());
    }
}

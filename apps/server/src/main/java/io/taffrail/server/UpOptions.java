package io.taffrail.server;

import io.taffrail.http.DoorPolicy;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.value.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code taffrail up} was asked for.
 *
 * @param data the data folder; made where it is not there
 * @param door where clients find it
 * @param cash what the first account starts with, where the folder is new
 * @param replay market files to play again; none for the synthetic market
 * @param speed how fast the replay goes
 * @param exchange what the paper exchange is to be
 * @param alpaca the account at Alpaca, where one is to be held
 * @param seed the root of its draws, and of all ids where the folder is new; without one, the folder's identity
 * @param account how far the first account may go beyond its own money; a folder keeps what it was started with
 * @param policy what the door keeps to beside Alpaca's contract
 * @param rules packs that apply before the first order is taken
 */
public record UpOptions(
        Path data, DoorOptions door, Money cash, List<Path> replay, Speed speed, RiskPolicy risk, ExchangeOptions exchange,
        Optional<AlpacaOptions> alpaca, Optional<Long> seed, Optional<AccountKind> account, DoorPolicy policy,
        List<RulePack> rules) {

    public UpOptions {
        replay = List.copyOf(replay);
        rules = List.copyOf(rules);
    }

    /** Without rule packs of its own. */
    public UpOptions(
            Path data, DoorOptions door, Money cash, List<Path> replay, Speed speed, RiskPolicy risk, ExchangeOptions exchange,
            Optional<AlpacaOptions> alpaca, Optional<Long> seed, Optional<AccountKind> account, DoorPolicy policy) {
        this(data, door, cash, replay, speed, risk, exchange, alpaca, seed, account, policy, List.of());
    }

    /** The same with rule packs. */
    public UpOptions with(List<RulePack> packs) {
        return new UpOptions(data, door, cash, replay, speed, risk, exchange, alpaca, seed, account, policy, packs);
    }
}

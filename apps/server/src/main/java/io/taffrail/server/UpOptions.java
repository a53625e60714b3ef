package io.taffrail.server;

import io.taffrail.http.DoorPolicy;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.value.Money;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code taffrail up} was asked for.
 *
 * @param data the data folder; made where it is not there
 * @param port on the loopback address; 0 for any that is free
 * @param cash what the first account starts with, where the folder is new
 * @param replay market files to play again; none for the synthetic market
 * @param speed how fast the replay goes
 * @param exchange what the paper exchange is to be
 * @param seed the root of its draws, and of all ids where the folder is new; without one, the folder's identity
 * @param account how far the first account may go beyond its own money; a folder keeps what it was started with
 * @param door what the door keeps to beside Alpaca's contract
 */
public record UpOptions(
        Path data, int port, Money cash, List<Path> replay, Speed speed, RiskPolicy risk, ExchangeOptions exchange,
        Optional<Long> seed, Optional<AccountKind> account, DoorPolicy door) {

    public UpOptions {
        replay = List.copyOf(replay);
    }
}

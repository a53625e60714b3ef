package io.taffrail.runtime;

import io.taffrail.model.id.AccountId;
import io.taffrail.model.statement.OnBreak;
import io.taffrail.ports.RemoteBroker;
import java.time.Duration;

/**
 * An account that is held behind a wire.
 *
 * @param onBreak what is to be done where books and broker differ and nothing explains it
 * @param compareEvery how often they are compared while nothing else asks for it
 */
public record RemoteAccount(AccountId account, RemoteBroker broker, OnBreak onBreak, Duration compareEvery) {}

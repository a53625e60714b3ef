package io.taffrail.server;

import io.taffrail.alpaca.AlpacaConfig;
import io.taffrail.model.statement.OnBreak;
import java.time.Duration;

/**
 * The account at Alpaca that a server holds.
 *
 * @param config how it is reached
 * @param first whether it is the default account of a new folder, which {@code keys/default.env} opens
 * @param onBreak what is to be done where books and broker differ and nothing explains it
 * @param compareEvery how often they are compared while nothing else asks for it
 * @param fallback whether new orders go to a simulated account while Alpaca cannot be heard
 * @param dryRun whether orders are decided and written down, and never sent
 */
public record AlpacaOptions(
        AlpacaConfig config, boolean first, OnBreak onBreak, Duration compareEvery, boolean fallback, boolean dryRun) {}

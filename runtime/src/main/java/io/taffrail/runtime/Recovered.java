package io.taffrail.runtime;

import io.taffrail.model.journal.Head;
import io.taffrail.model.market.MarketSource;
import java.time.Instant;
import java.util.Optional;

/**
 * What a desk read from its journal when it opened.
 *
 * @param lastAt the time of the last entry, where there is one
 * @param openOrders how many orders were open
 * @param source the market that the desk keeps to, where it has been opened before
 */
public record Recovered(Head head, Optional<Instant> lastAt, int openOrders, Optional<MarketSource> source) {}

package io.taffrail.http.house;

import io.taffrail.ports.Desks;
import io.taffrail.ports.EntryHistory;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.Reconciler;
import io.taffrail.ports.RiskDesk;
import io.taffrail.views.Views;
import io.taffrail.views.performance.FxRates;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the house's own API speaks for.
 *
 * @param deskTime what time it is at the desk, which may replay another day
 * @param rates what the user has written down of currencies
 */
public record HouseParts(
        Desks desks,
        Views views,
        Reconciler reconciler,
        RiskDesk risk,
        MarketData market,
        EntryHistory entries,
        InstantSource deskTime,
        Supplier<FxRates> rates) {}

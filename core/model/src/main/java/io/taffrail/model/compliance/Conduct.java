package io.taffrail.model.compliance;

import io.taffrail.model.instrument.AssetClass;
import java.util.List;

/**
 * How may be traded, whatever the symbol.
 *
 * @param margin whether more may be bought than the account's own money pays for
 * @param shorts whether something may be sold that is not held
 * @param assetClasses what kinds of things may be traded; empty for all
 */
public record Conduct(boolean margin, boolean shorts, List<AssetClass> assetClasses) {
    public Conduct {
        assetClasses = List.copyOf(assetClasses);
    }
}

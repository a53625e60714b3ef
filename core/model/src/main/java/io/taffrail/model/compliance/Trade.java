package io.taffrail.model.compliance;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import java.util.Optional;

/**
 * What rule packs look at of an order.
 *
 * @param assetClass empty where only the symbol is asked about
 * @param closes whether it only makes a position smaller
 * @param sellsShort whether it sells what is not held
 */
public record Trade(Symbol symbol, Optional<AssetClass> assetClass, boolean closes, boolean sellsShort, Paid paid) {

    /** Whose money it takes. */
    public enum Paid {
        IN_FULL,
        ON_MARGIN,
        NOT_KNOWN
    }

    /** A purchase that is paid for in full. */
    public static Trade purchase(Symbol symbol) {
        return new Trade(symbol, Optional.empty(), false, false, Paid.IN_FULL);
    }
}

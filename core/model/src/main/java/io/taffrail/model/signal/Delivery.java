package io.taffrail.model.signal;

import io.taffrail.model.id.HookId;
import java.util.Optional;

/**
 * How a signal came.
 *
 * @param hook the hook that it came by, where it came by one
 * @param dialect in whose words it was: {@code native}, {@code tradingview}
 * @param body what was delivered, with its secrets masked
 * @param approval whether somebody must approve it before it trades
 */
public record Delivery(Optional<HookId> hook, String dialect, Optional<String> body, boolean approval) {

    /**
     * Whether it takes what its strategy works in the symbol off first, instead of being refused while orders work. TradersPost's
     * documentation of order behaviour: open orders of the ticker are cancelled, and the signal goes on once they are.
     */
    public boolean clearsTheWay() {
        return dialect.equals("traderspost");
    }

    /** What somebody with a trader's key asks for: it trades without approval. */
    public static Delivery byKey() {
        return new Delivery(Optional.empty(), "native", Optional.empty(), false);
    }
}

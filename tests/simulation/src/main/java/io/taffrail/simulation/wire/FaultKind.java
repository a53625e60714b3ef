package io.taffrail.simulation.wire;

/** What can go wrong in the world around the product. */
public enum FaultKind {
    /** No connection could be made: nothing was sent. */
    CONNECT_REFUSED(0.2),
    DROP_REQUEST(0.1),
    DROP_REPLY(0.1),
    /** It arrives up to 40 seconds late, whatever its sender thinks by then. */
    DELAY_REQUEST(0.1),
    DELAY_REPLY(0.1),
    DUPLICATE_REQUEST(0.2),
    /** 503 of a machine in between, and nothing was done. */
    ERROR_BEFORE(0.1),
    /** 500, 502 or 504, and it was done. */
    ERROR_AFTER(0.1),
    /** 429. */
    LIMITED(0.05),
    /** Two answers that are under way change places. */
    SWAP_REPLIES(0.1),
    GARBLE_REPLY(0.05),
    STREAM_REFUSED(0.3),
    STREAM_CUT(0.05),
    /** It stays open, and nothing comes any more, not even a pong. */
    STREAM_SILENT(0.02),
    STREAM_GAP(0.1),
    STREAM_DUPLICATE(0.3),
    STREAM_REORDER(0.2),
    STREAM_DELAY(0.1),
    /** kill -9; what was not synced is lost, but for a torn part of it. */
    CRASH(0.0005),
    DISK_FULL(0.01),
    DISK_ERROR(0.01),
    CLOCK_FORWARD(0.02),
    CLOCK_BACK(0.02),
    SYMBOL_HALTED(0.02),
    HALF_DAY(0.01),
    MONEY_MOVED(0.02),
    /** Orders of a stranger in the same account. */
    STRANGER(0.01),
    /** kill -9 within seconds of the answer to a halt. */
    CRASH_WHEN_HALTED(0.8),
    /** The connection breaks as soon as the venue has done what was asked: nobody need wait for an answer. */
    RESET_REPLY(0.1),
    /** The venue takes back what an order that is over has traded last. */
    TRADE_BUSTED(0.01),
    /** The venue changes the price or the quantity of it. */
    TRADE_CORRECTED(0.01);

    private final double most;

    FaultKind(double most) {
        this.most = most;
    }

    /** How often it strikes at most, of the times that it could. */
    double most() {
        return most;
    }
}

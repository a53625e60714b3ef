package io.taffrail.model.market;

/**
 * Where a desk's prices come from; a data folder keeps to one source for life.
 *
 * @param kind what sort of market it is
 * @param name for people: {@code SYNTHETIC}, or the files' names
 * @param fingerprint what tells it from every other source: the files' hash, or the synthetic market's seed
 */
public record MarketSource(Kind kind, String name, String fingerprint) {

    /** The sorts of market. */
    public enum Kind {
        /** Made up by a seeded model; its prices mean nothing. */
        SYNTHETIC,
        /** Played again from files. */
        REPLAY,
        /** Real, and now. */
        LIVE
    }
}

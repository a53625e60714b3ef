package io.taffrail.exchange;

import io.taffrail.model.instrument.Sessions;

/** Which models an exchange is made of. */
public final class Profile {
    private final String name;
    private final Latency latency;
    private final Matching matching;
    private final Fees fees;
    private final Sessions sessions;
    private final Halts halts;
    private final BarsAhead bars;

    private Profile(
            String name, Latency latency, Matching matching, Fees fees, Sessions sessions, Halts halts, BarsAhead bars) {
        this.bars = bars;
        this.name = name;
        this.latency = latency;
        this.matching = matching;
        this.fees = fees;
        this.sessions = sessions;
        this.halts = halts;
    }

    /** Orders are there at once, take what is quoted, and pay nothing. */
    public static Profile ideal() {
        return new Profile("ideal", Latency.NONE, new IdealMatch(), Fees.NONE, Sessions.ROUND_THE_CLOCK, Halts.NONE,
                BarsAhead.NONE);
    }

    /**
     * Latency, slippage, queues, a share of volume and fees.
     *
     * @param seed the same seed and inputs make the same fills
     */
    public static Profile realistic(long seed) {
        Draws draws = new Draws(seed);
        return new Profile(
                "realistic", new Latency.Seeded(draws), new RealisticMatch(new Slippage(draws)), new MarketFees(),
                Sessions.ROUND_THE_CLOCK, Halts.NONE, BarsAhead.NONE);
    }

    /** The same models in other hours. */
    public Profile with(Sessions others) {
        return new Profile(name, latency, matching, fees, others, halts, bars);
    }

    /** The same models with other halts. */
    public Profile with(Halts others) {
        return new Profile(name, latency, matching, fees, sessions, others, bars);
    }

    /** The same models on a market that knows its bars ahead. */
    public Profile with(BarsAhead others) {
        return new Profile(name, latency, matching, fees, sessions, halts, others);
    }

    /** {@code ideal} or {@code realistic}. */
    public String name() {
        return name;
    }

    /** Whether something happens by the clock alone: a message is there, or a session ends. */
    boolean keepsTime() {
        return latency != Latency.NONE || sessions == Sessions.EXCHANGE;
    }

    Latency latency() {
        return latency;
    }

    Matching matching() {
        return matching;
    }

    Fees fees() {
        return fees;
    }

    Sessions sessions() {
        return sessions;
    }

    BarsAhead bars() {
        return bars;
    }

    Halts halts() {
        return halts;
    }
}

package io.taffrail.model.instrument;

/** Whose hours a house keeps. */
public enum Sessions {
    /** Everything trades always, and a day ends at 17:00 in New York. */
    ROUND_THE_CLOCK,
    /** Each instrument trades when its own market does. */
    EXCHANGE;

    /** The calendar that an instrument of a class trades by. */
    public TradingCalendar calendarOf(AssetClass assetClass) {
        return switch (this) {
            case ROUND_THE_CLOCK -> new RoundTheClock();
            case EXCHANGE        -> TradingCalendar.of(assetClass);
        };
    }
}

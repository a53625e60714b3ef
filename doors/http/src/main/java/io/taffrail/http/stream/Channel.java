package io.taffrail.http.stream;

/** What a client of market data can subscribe to, in Alpaca's words. */
enum Channel {
    TRADES("trades"),
    QUOTES("quotes"),
    /** Minutes, once they are over. */
    BARS("bars"),
    /** Minutes that a late trade has changed; on the house's markets no trade comes late. */
    UPDATED_BARS("updatedBars"),
    /** The day that runs, every minute. */
    DAILY_BARS("dailyBars"),
    /** Halts; the house's markets tell none. */
    STATUSES("statuses"),
    /** Limit-up-limit-down bands; the house's markets tell none. */
    LULDS("lulds"),
    /** Corrections of trades, which come with these; the house's markets correct none. */
    CORRECTIONS("corrections"),
    /** Cancels of trades, which come with these; the house's markets cancel none. */
    CANCEL_ERRORS("cancelErrors"),
    ORDERBOOKS("orderbooks"),
    /** Nobody writes news of the house's markets. */
    NEWS("news");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

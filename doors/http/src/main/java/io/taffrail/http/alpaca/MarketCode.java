package io.taffrail.http.alpaca;

import java.util.Optional;
import java.util.stream.Stream;

/** The exchanges whose calendar and clock the door tells, as Alpaca's {@code /v3} names them; both keep one. */
enum MarketCode {
    NYSE("XNYS", "New York Stock Exchange"),
    NASDAQ("XNAS", "National Association of Securities Dealers Automated Quotations");

    private final String mic;
    private final String title;

    MarketCode(String mic, String title) {
        this.mic = mic;
        this.title = title;
    }

    /** ISO 10383. */
    String mic() {
        return mic;
    }

    String title() {
        return title;
    }

    /** The exchange of an acronym or a market identifier code. */
    static Optional<MarketCode> of(String code) {
        return Stream.of(values()).filter(market -> market.name().equals(code) || market.mic.equals(code)).findFirst();
    }
}

package io.taffrail.acceptance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The latest quote of a US equity as the door tells it. */
public record Quote(String symbol, BigDecimal bid, BigDecimal ask) {

    /** Asks until there is one; a market that has just opened may not have quoted yet. */
    public static Quote latest(Door door, String symbol) {
        return Waiting.forValue("a quote of " + symbol, Duration.ofSeconds(20), () -> {
            var answer = door.get("/v2/stocks/" + symbol + "/quotes/latest");
            var quote = answer.status() == 200 ? answer.json().path("quote") : null;
            return quote == null || !quote.path("ap").isNumber() ? Optional.empty()
                    : Optional.of(new Quote(symbol, quote.path("bp").decimalValue(), quote.path("ap").decimalValue()));
        });
    }

    /** The US equities that can be traded, in the order of their symbols. */
    public static List<String> symbols(Door door) {
        return StreamSupport.stream(door.get("/v2/assets?status=active&asset_class=us_equity").expect(200).json().spliterator(), false)
                .filter(asset -> asset.path("tradable").asBoolean())
                .map(asset -> asset.path("symbol").asString()).sorted().toList();
    }

    /** A price so low that a buy at it rests for as long as any story lasts. */
    public String farBelow() {
        return bid.multiply(new BigDecimal("0.5")).setScale(2, RoundingMode.DOWN).toPlainString();
    }

    /** A price at which a buy can be filled at once, whatever the next few quotes are. */
    public String wellAbove() {
        return ask.multiply(new BigDecimal("1.1")).setScale(2, RoundingMode.DOWN).toPlainString();
    }
}

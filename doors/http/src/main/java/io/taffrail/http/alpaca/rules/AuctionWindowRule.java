package io.taffrail.http.alpaca.rules;

import io.taffrail.http.alpaca.Errors;
import io.taffrail.model.instrument.NewYorkEquities;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.instrument.TradingSession;
import io.taffrail.model.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When orders for the auctions are taken, where the house keeps the exchange's sessions: for the opening not from two
 * minutes before it, for the closing not from ten minutes before it, and neither again before 19:00 of that day.
 *
 * <p>Alpaca's documentation of orders: opg from 7:00pm to 9:28am, cls from 7:00pm to 3:50pm. On a half day the closing
 * is earlier, and so is its window's end.
 */
final class AuctionWindowRule implements Rule {
    private static final Duration BEFORE_THE_OPENING = Duration.ofMinutes(2);
    private static final Duration BEFORE_THE_CLOSING = Duration.ofMinutes(10);
    private static final LocalTime AGAIN = LocalTime.of(19, 0);

    @Override
    public Optional<Refusal> check(Proposal proposal) {
        TimeInForce asked = proposal.intent().timeInForce();
        if (!asked.isForAuction() || !proposal.isEquity() || !(proposal.sessions() instanceof NewYorkEquities exchange)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(proposal.now(), NewYorkSession.NEW_YORK);
        return exchange.on(today)
                .filter(session -> isShut(asked, session, proposal.now()))
                .map(_ -> new Refusal(
                        "ALPACA_AUCTION_WINDOW",
                        Errors.forbidden(message(asked)),
                        "the exchange takes orders for an auction until shortly before it",
                        "send it after 7:00pm in New York, or another time in force"));
    }

    private static boolean isShut(TimeInForce asked, TradingSession session, Instant now) {
        Instant from = asked == TimeInForce.OPG
                ? session.open().minus(BEFORE_THE_OPENING)
                : session.close().minus(BEFORE_THE_CLOSING);
        Instant again = session.date().atTime(AGAIN).atZone(NewYorkSession.NEW_YORK).toInstant();
        return !now.isBefore(from) && now.isBefore(again);
    }

    private static String message(TimeInForce asked) {
        return asked == TimeInForce.OPG
                ? "opg orders must be submitted after 7:00pm and before 9:28am"
                : "cls orders must be submitted after 7:00pm and before 3:50pm";
    }
}

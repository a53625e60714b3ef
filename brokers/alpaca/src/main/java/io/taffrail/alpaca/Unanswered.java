package io.taffrail.alpaca;

import io.taffrail.alpaca.rest.Exchange;
import io.taffrail.ports.BrokerUnreachableException;

/** Why a question has no answer, in words. */
final class Unanswered {
    private Unanswered() {}

    static BrokerUnreachableException of(String what, Exchange exchange) {
        return new BrokerUnreachableException(what + ": " + why(exchange));
    }

    static String why(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Answered answer     -> "Alpaca answered " + answer.status() + ": " + answer.body().beginning();
            case Exchange.NotSent(var reason) -> "Alpaca could not be asked: " + reason;
            case Exchange.Lost(var reason)    -> "Alpaca's answer was lost: " + reason;
        };
    }
}

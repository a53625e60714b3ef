package io.taffrail.http.alpaca.rules;

import io.taffrail.model.account.Account;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.market.Quote;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderAmount;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.Side;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order that is wanted, and all that Alpaca's rules look at.
 *
 * @param intendedEffect the caller's own word for it, where it gave one: {@code sell_to_close}
 * @param exposure what the account has at stake in the symbol
 * @param open the account's open orders in the symbol
 * @param replaced the order whose place it is to take, where it is a replacement; it is in neither of the two
 * @param now the desk's time
 * @param sessions those in which the house trades equities
 */
public record Proposal(
        Account account,
        Instrument instrument,
        OrderIntent intent,
        Optional<String> intendedEffect,
        Exposure exposure,
        List<Order> open,
        Optional<Quote> quote,
        Optional<Order> replaced,
        Instant now,
        TradingCalendar sessions) {

    Side side() {
        return intent.side();
    }

    boolean isCrypto() {
        return instrument.assetClass() == AssetClass.CRYPTO_PAIR;
    }

    boolean isEquity() {
        return instrument.assetClass() == AssetClass.US_EQUITY;
    }

    /** Whether it asks for anything but whole shares. */
    boolean isFractional() {
        return intent.amount().isFractional();
    }

    /** The price that it would trade at, or better: its limit, else the far side. */
    Optional<Price> price() {
        return intent.spec().limitPrice().or(() -> quote.map(q -> q.farSide(side())));
    }

    /** How many units it asks for beyond what has traded; empty where it asks for money and there is no price. */
    Optional<Decimal> units() {
        Decimal traded = replaced.map(order -> order.cumQty().value()).orElse(Decimal.ZERO);
        return switch (intent.amount()) {
            case OrderAmount.Units(var quantity) -> Optional.of(quantity.value().minus(traded));
            case OrderAmount.Notional(var money) -> price().map(p -> instrument.affordable(money, p).value());
        };
    }

    /** The signed quantity that is held. */
    Decimal held() {
        return exposure.position().quantity();
    }
}

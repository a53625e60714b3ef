package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.OrderJson;
import io.taffrail.http.alpaca.rules.Proposal;
import io.taffrail.http.web.Call;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.ClientOrderId;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.instrument.RoundTheClock;
import io.taffrail.model.instrument.TradingCalendar;
import io.taffrail.model.instrument.TradingSession;
import io.taffrail.model.order.Instruction;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderIntent;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.order.TimeInForce;
import io.taffrail.model.position.Position;
import io.taffrail.ports.MarketData;
import io.taffrail.views.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The orders that a caller may see, as Alpaca writes them, and what a wanted one is judged by. */
final class OrderBoard {
    private final Views views;
    private final StandIns standIns;
    private final MarketData market;
    private final InstantSource time;
    private final TradingCalendar sessions;

    /**
     * A board.
     *
     * @param time the desk's
     * @param sessions those in which the house trades equities
     */
    OrderBoard(Views views, StandIns standIns, MarketData market, InstantSource time, TradingCalendar sessions) {
        this.sessions = sessions;
        this.views = views;
        this.standIns = standIns;
        this.market = market;
        this.time = time;
    }

    /** The order that a call's path names, where it is one of the caller's. */
    Order order(Call call) {
        return find(call).orElseThrow(() -> Errors.notFound("order not found for " + call.variable("id")));
    }

    Optional<Order> find(Call call) {
        return Optional.of(call.variable("id"))
                .filter(text -> !text.isEmpty() && text.length() <= 64 && text.chars().noneMatch(Character::isISOControl))
                .flatMap(text -> views.blotter().find(new OrderId(text)))
                .filter(order -> standIns.isOf(call.key().account(), order));
    }

    /** Which account takes a caller's new order. */
    AccountId accountFor(Call call) {
        return standIns.forNewOrder(call.key().account());
    }

    /** The order of that client order id, where it is one of the caller's. */
    Optional<Order> named(Call call, ClientOrderId id) {
        AccountId account = call.key().account();
        return views.blotter().find(account, id)
                .or(() -> standIns.of(account).flatMap(other -> views.blotter().find(other, id)));
    }

    ObjectNode json(Order order) {
        return inItsHours(order, OrderJson.of(order, views.blotter().effect(order)));
    }

    /** With the orders that it has brought with it, as they stand. */
    ObjectNode nested(Order order) {
        return nested(order, views.blotter().legs(order));
    }

    ObjectNode nested(Order order, List<Order> legs) {
        return inItsHours(
                order, OrderJson.of(order, views.blotter().effect(order), legs.stream().map(this::json).toList()));
    }

    /** Whether an order came while its market was closed, and its session is not on yet. */
    boolean isWaiting(Order order) {
        return !(sessions instanceof RoundTheClock)
                && order.status() == OrderStatus.ACCEPTED
                && order.submittedAt()
                        .flatMap(sent -> begin(order, sent))
                        .filter(begin -> begin.isAfter(time.instant()))
                        .isPresent();
    }

    /**
     * While it waits for its session an order is {@code accepted}, {@code new} once that is on, and it ends with the
     * session. Where everything trades round the clock the order's own text says all of it already.
     */
    private ObjectNode inItsHours(Order order, ObjectNode json) {
        if (standIns.isStandIn(order.account())) {
            json.put("source", StandIns.LABEL);
        }
        if (sessions instanceof RoundTheClock) {
            return json;
        }
        if (isWaiting(order)) {
            json.put("status", "accepted");
        }
        if (order.timeInForce() != TimeInForce.GTC && order.timeInForce() != TimeInForce.GTD) {
            end(order).ifPresent(end -> json.put("expires_at", end.toString()));
        }
        return json;
    }

    private static Optional<Instant> begin(Order order, Instant sent) {
        TradingCalendar calendar = calendar(order);
        return order.instructions().contains(Instruction.EXTENDED_HOURS)
                ? calendar.extendedSession(sent).map(TradingSession::preOpen)
                : calendar.session(sent).map(TradingSession::open);
    }

    private static Optional<Instant> end(Order order) {
        Instant sent = order.submittedAt().orElse(order.createdAt());
        return order.instructions().contains(Instruction.EXTENDED_HOURS)
                ? calendar(order).extendedDayEnd(sent)
                : calendar(order).dayEnd(sent);
    }

    private static TradingCalendar calendar(Order order) {
        return TradingCalendar.of(order.instrument().assetClass());
    }

    /** A new order, and all that it is judged by. */
    Proposal proposal(AccountId account, Instrument instrument, OrderIntent intent, Optional<String> intendedEffect) {
        return new Proposal(
                account(account),
                instrument,
                intent,
                intendedEffect,
                exposure(account, instrument),
                open(account, instrument.symbol()),
                market.quote(instrument.symbol()),
                Optional.empty(),
                time.instant(),
                sessions);
    }

    /** An order that is to take another's place, judged as if that one were gone already. */
    Proposal proposal(Order replaced, OrderIntent intent) {
        AccountId account = replaced.account();
        return new Proposal(
                account(account),
                replaced.instrument(),
                intent,
                Optional.empty(),
                exposure(account, replaced.instrument()).without(replaced),
                open(account, replaced.symbol()).stream().filter(order -> !order.id().equals(replaced.id())).toList(),
                market.quote(replaced.symbol()),
                Optional.of(replaced),
                time.instant(),
                sessions);
    }

    private Account account(AccountId account) {
        return views.accounts().account(account).orElseThrow(() -> Errors.forbidden("account not eligible to trade"));
    }

    private Exposure exposure(AccountId account, Instrument instrument) {
        return views.positions()
                .exposure(account, instrument.symbol())
                .orElseGet(() -> Exposure.of(Position.flat(instrument)));
    }

    private List<Order> open(AccountId account, Symbol symbol) {
        return views.blotter().open(account, symbol).toList();
    }
}

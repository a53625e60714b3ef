package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.Words;
import io.taffrail.http.alpaca.rules.InsufficientQuantity;
import io.taffrail.http.web.Refused;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.value.Decimal;

/** The house's denials in Alpaca's codes and words. */
final class Denials {
    private Denials() {}

    static Refused answer(Denial denial) {
        return switch (denial) {
            case Denial.DuplicateClientOrderId _ -> Errors.parameter("client_order_id must be unique");
            case Denial.InsufficientBuyingPower(var needed, var available) -> {
                var refused = Errors.forbidden("insufficient buying power");
                refused.body()
                        .put("buying_power", available.amount().max(Decimal.ZERO).toString())
                        .put("cost_basis", needed.amount().toString());
                yield refused;
            }
            case Denial.QuantityOffLot(var quantity, var lot) ->
                Errors.business("invalid qty " + quantity + ". qty must be a multiple of " + lot);
            case Denial.NotionalBelowLot(var notional, var lot) ->
                Errors.business("invalid notional " + notional.amount() + ". it does not pay for the smallest qty " + lot);
            case Denial.CurrencyNotHeld(var settlement, var account) ->
                Errors.business("asset settles in " + settlement + ", the account is kept in " + account);
            case Denial.NoPosition _ -> Errors.notFound("position does not exist");
            case Denial.InsufficientQuantity(var symbol, var requested, var available, var held) ->
                InsufficientQuantity.answer(
                        symbol,
                        requested.value(),
                        available.value(),
                        available.plus(held).value(),
                        held.value());
            case Denial.OrderTooLarge(var limit) ->
                Errors.business("order is too large: its value must be at most " + limit.amount());
            case Denial.UnknownOrder(var order) -> Errors.notFound("order not found for " + order);
            case Denial.UnknownAccount _ -> Errors.forbidden("account not eligible to trade");
            case Denial.OrderNotOpen(_, var status) ->
                Errors.business("order is already in \"" + Words.state(status) + "\" state");
            case Denial.ReplacePending _ -> Errors.business("order chain not fully replaced");
            case Denial.OrderNotReplaceable(_, var status) -> notReplaceable(status);
            case Denial.QuantityNotAboveFilled _ -> Errors.business("qty must be > filled_qty");
            case Denial.ReduceOnlyOpens(var symbol, var requested, var closable) ->
                InsufficientQuantity.answer(symbol, requested.value(), closable.value(), closable.value(), Decimal.ZERO);
            // They stand the wrong way round: what the take profit is, it must not be.
            case Denial.ExitsCrossed(var profit, var loss) ->
                Errors.business("take_profit.limit_price must be " + (profit.isAbove(loss) ? "<" : ">")
                        + " stop_loss.stop_price");
            case Denial.ExpireTimePassed(var time) -> Errors.business("expire_time " + time + " is in the past");
            case Denial.RequestKeyTaken(var key) -> Errors.parameter("Idempotency-Key " + key
                    + " was used for another request: send a new request with a new key");
            case Denial.WatchlistRefused(var problem, var subject) -> switch (problem) {
                case UNKNOWN           -> Errors.notFound("watchlist not found: " + subject);
                case NAME_TAKEN        -> Errors.parameter("watchlist name must be unique");
                case SYMBOL_LISTED     -> Errors.parameter("duplicate symbol: " + subject);
                case SYMBOL_NOT_LISTED -> Errors.notFound("symbol not found: " + subject);
                case FULL              -> Errors.business(denial.what());
            };
            // Alpaca's own words for each of these.
            case Denial.TradingSuspended _   -> Errors.forbidden("new orders are rejected by user request");
            case Denial.TradingHalted halted -> {
                var refused = Errors.forbidden("account not eligible to trade: " + halted.what());
                refused.body().put("reason", halted.code());
                yield refused;
            }
            case Denial.CloseUnderway closing -> Errors.forbidden(closing.what());
            case Denial.ShortingForbidden _  -> Errors.forbidden("account is not allowed to short");
            case Denial.EquityBelowMinimum _ -> Errors.forbidden("account is not allowed to short");
            case Denial.FractionsForbidden _ -> Errors.forbidden("fractional trading is disabled for this account");
            // An account that Alpaca itself would not let trade says so in these words.
            case Denial.AccountNotReady ready -> Errors.forbidden("account not eligible to trade: " + ready.what());
            case Denial.NotOffered offered   -> Errors.business(offered.what());
            case Denial.OrderNotInDoubt closed -> Errors.business(closed.what());
            case Denial.TradeUnlisted open   -> Errors.business(open.what());
            case Denial.SignalTurnedAway signal -> Errors.business(signal.what());
            case Denial.Unsized unsized      -> Errors.business(unsized.what());
            // Alpaca has no word for limits of one's own: its code for what is not allowed, and all of ours in the message.
            case Denial.LimitExceeded _, Denial.LimitRefused _ ->
                Errors.forbidden(denial.what() + "; why: " + denial.why() + "; fix: " + denial.fix());
            case Denial.NotPermitted notPermitted -> Errors.forbidden(notPermitted.what());
            case Denial.NotRebalanced refused -> Errors.business(refused.what());
            case Denial.UnknownRules unknown -> Errors.notFound(unknown.what());
            case Denial.RuleBroken(_, var what, _, _) -> Errors.forbidden(what);
        };
    }

    /** What a cancel is answered that comes too late, or in between. */
    static Refused ofCancel(Denial denial, OrderStatus status) {
        return denial instanceof Denial.ReplacePending
                ? Errors.business("cannot cancel order in " + Words.state(status) + " status")
                : answer(denial);
    }

    /** What a replacement is answered where the order is in no status for it. */
    static Refused notReplaceable(OrderStatus status) {
        return switch (status) {
            case FILLED, CANCELED, EXPIRED, REJECTED, DENIED ->
                Errors.business("unable to replace order, order is not open");
            case REPLACED    -> Errors.business("order already replaced");
            case INITIALIZED -> Errors.business("order chain not fully replaced");
            case SUBMITTED   -> Errors.parameter("unable to replace order, order isn't sent to exchange yet");
            case HELD, IN_DOUBT, ACCEPTED, TRIGGERED, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE, DONE_FOR_DAY,
                    SUSPENDED ->
                Errors.business("cannot replace order in " + Words.state(status) + " status");
        };
    }
}

package io.taffrail.conformance;

import io.taffrail.model.account.Watchlist;
import io.taffrail.model.halt.HaltLevel;
import io.taffrail.model.halt.HaltScope;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.order.Denial;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.statement.Gate;
import io.taffrail.model.value.Currency;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import io.taffrail.model.value.Quantity;
import java.util.List;
import java.util.stream.Stream;

/** One sample of every denial that the house knows. */
public final class DenialSamples {
    /** What a door says of an order. */
    static final Denial RULING = new Denial.RuleBroken("SUB_PENNY", "the limit 1.00001", "prices move in ticks", "round it");

    private DenialSamples() {}

    public static List<Denial> all() {
        return Stream.<Stream<? extends Denial>>of(
                        ours().stream(),
                        SizingSamples.problems().stream().map(Denial.Unsized::new),
                        SignalSamples.problems().stream().map(Denial.SignalTurnedAway::new),
                        RuleSamples.screenings().stream().map(found -> new Denial.NotPermitted(Samples.AAPL.symbol(), found)),
                        Stream.of(new Denial.UnknownRules("halal")),
                        PortfolioSamples.problems().stream().map(Denial.NotRebalanced::new))
                .<Denial>flatMap(denials -> denials)
                .toList();
    }

    private static List<Denial> ours() {
        return List.of(
                new Denial.InsufficientBuyingPower(Money.usd("150000"), Money.usd("99624.875")),
                new Denial.DuplicateClientOrderId(Samples.CLIENT_ID, Samples.ORDER),
                new Denial.InsufficientQuantity(Samples.AAPL.symbol(), Quantity.of(5), Quantity.of("1.5"), Quantity.of(1)),
                new Denial.QuantityOffLot(Quantity.of("0.5"), Decimal.ONE),
                new Denial.NotionalBelowLot(Money.usd("0.01"), Decimal.ONE),
                new Denial.CurrencyNotHeld(Currency.of("JPY"), Currency.USD),
                new Denial.NoPosition(Samples.ACCOUNT, Samples.AAPL.symbol()),
                new Denial.UnknownAccount(new AccountId("nobody")),
                new Denial.UnknownOrder(Samples.ORDER),
                new Denial.OrderTooLarge(Money.usd("1000000")),
                new Denial.OrderNotOpen(Samples.ORDER, OrderStatus.FILLED),
                new Denial.ReplacePending(Samples.ORDER),
                new Denial.OrderNotReplaceable(Samples.ORDER, OrderStatus.PENDING_CANCEL),
                new Denial.QuantityNotAboveFilled(Samples.ORDER, Quantity.of(1), Quantity.of("1.5")),
                new Denial.ReduceOnlyOpens(Samples.AAPL.symbol(), Quantity.of(5), Quantity.of("1.5")),
                new Denial.ExitsCrossed(Price.of("149"), Price.of("151")),
                new Denial.ExpireTimePassed(Samples.AT),
                new Denial.TradingSuspended(Samples.ACCOUNT),
                new Denial.ShortingForbidden(Samples.ACCOUNT, Samples.AAPL.symbol()),
                new Denial.FractionsForbidden(Samples.ACCOUNT, Samples.AAPL.symbol()),
                new Denial.RequestKeyTaken(Samples.KEY),
                new Denial.EquityBelowMinimum(Money.usd("1999.99"), Money.usd("2000")),
                new Denial.WatchlistRefused(Watchlist.Problem.NAME_TAKEN, "mine"),
                new Denial.AccountNotReady(Samples.ACCOUNT, Gate.SHUT, "the stream ended"),
                new Denial.NotOffered(Samples.ACCOUNT, "instruction POST_ONLY"),
                new Denial.OrderNotInDoubt(Samples.ORDER, OrderStatus.FILLED),
                new Denial.TradeUnlisted(Samples.ACCOUNT, "the books hold 0 AAPL, the broker 4", "a trade that is not listed"),
                RiskSamples.EXCEEDED,
                RiskSamples.UNKNOWN,
                RiskSamples.REFUSED,
                RULING,
                new Denial.TradingHalted(new HaltScope.OneAccount(Samples.ACCOUNT), HaltLevel.ENTRIES, "it is mad"),
                new Denial.CloseUnderway(Samples.ACCOUNT, Samples.AAPL.symbol()));
    }
}

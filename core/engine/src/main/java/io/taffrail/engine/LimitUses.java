package io.taffrail.engine;

import io.taffrail.engine.risk.LimitBook;
import io.taffrail.engine.risk.Tally;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.account.Pool;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.StrategyId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Settlement;
import io.taffrail.model.risk.Limit;
import io.taffrail.model.risk.LimitUse;
import io.taffrail.model.risk.Rule;
import io.taffrail.model.risk.Scope;
import io.taffrail.model.value.Decimal;
import io.taffrail.model.value.Money;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How much one account uses of every limit that holds; what only an order has, such as its price, is used by none. */
final class LimitUses {
    private static final Decimal HUNDRED = Decimal.of(100);

    private final Book book;
    private final Optional<AccountBook> account;
    private final Instant at;

    LimitUses(Book book, AccountId account, Instant at) {
        this.book = book;
        this.account = book.account(account);
        this.at = at;
    }

    List<LimitUse> all() {
        LimitBook limits = book.limits();
        return limits.all(at).stream()
                .map(limit -> new LimitUse(
                        limit, account.flatMap(of -> used(of, limit)), limits.trip(limit.rule(), limit.scope()).isPresent()))
                .toList();
    }

    private Optional<Decimal> used(AccountBook of, Limit limit) {
        Scope scope = limit.scope();
        return switch (limit.rule()) {
            case GROSS_EXPOSURE      -> percent(of, tally(of, scope).gross());
            case NET_EXPOSURE        -> percent(of, tally(of, scope).net());
            case UNEXECUTED_NOTIONAL -> percent(of, tally(of, scope).unexecuted());
            case LEVERAGE            -> times(of, tally(of, scope).gross());
            case OPEN_ORDERS         -> Optional.of(Decimal.of(tally(of, scope).orders()));
            case MAX_POSITIONS       -> Optional.of(Decimal.of(tally(of, scope).positions()));
            case STRATEGY_BUDGET     -> Optional.of(budget(of, scope));
            case CONCENTRATION       -> largest(of, scope, exposure -> exposure.worst().amount())
                    .flatMap(worst -> percent(of, new Money(worst, of.account().currency())));
            case POSITION_SIZE       -> largest(of, scope, Exposure::worstUnits);
            case ORDER_RATE          -> Optional.of(Decimal.of(pace(of, scope, Duration.ofSeconds(1))));
            case ORDER_RATE_MINUTE   -> Optional.of(Decimal.of(pace(of, scope, Duration.ofMinutes(1))));
            case GOOD_FAITH          -> Optional.of(Decimal.of(of.dealings().violations(Settlement.today(at))));
            case DAY_TRADES          -> Optional.of(Decimal.of(of.dealings().dayTrades(Settlement.today(at))));
            case DAILY_LOSS_WARN, DAILY_LOSS_HALT, DRAWDOWN_HALT ->
                book.ladders().find(of.id()).map(ladder -> ladder.loss(limit.rule(), of.balance().equity()));
            case DESK_DAILY_LOSS_WARN, DESK_DAILY_LOSS_HALT, DESK_DRAWDOWN_HALT -> lostTogether(of, limit.rule());
            case HALTED_INSTRUMENT, MARKET_HOURS, NO_TRADE_AFTER_OPEN, NO_TRADE_BEFORE_CLOSE, STALE_PRICE, SPREAD,
                    PRICE_COLLAR, PRICE_COLLAR_BELOW_ONE, MARKET_ORDER_COLLAR, PRICE_DRIFT, MAX_ORDER_QTY, MAX_ORDER_ADV,
                    MAX_ORDER_NOTIONAL, MAX_ORDER_EQUITY, REPEATED_EXECUTIONS, DUPLICATE_ORDER, SELF_TRADE, ORDER_TO_FILL_WARN,
                    ORDER_TO_FILL, OPEN_ORDERS_SYMBOL, SHORT_SALE, SETTLED_CASH, MAX_RISK_PER_TRADE, SECTOR_EXPOSURE, CORRELATION ->
                Optional.empty();
        };
    }

    private Optional<Decimal> lostTogether(AccountBook of, Rule rule) {
        Pool pool = Pool.of(of.account());
        return book.ladders().find(pool).map(ladder -> ladder.loss(rule, PoolLadderDecider.equity(book, pool)));
    }

    private Tally tally(AccountBook of, Scope scope) {
        return switch (scope.kind()) {
            case DESK, ACCOUNT, SYMBOL -> of.tally();
            case ASSET_CLASS           -> of.ofClass(AssetClass.valueOf(scope.name().toUpperCase(Locale.ROOT)));
            case STRATEGY              -> book.strategies().tally(new StrategyId(scope.name()), of.id(), of.account().currency());
        };
    }

    /** Of the desk, that of the strategy which uses most. */
    private Decimal budget(AccountBook of, Scope scope) {
        Collection<Tally> tallies =
                scope.kind() == Scope.Kind.STRATEGY ? List.of(tally(of, scope)) : book.strategies().tallies(of.id());
        return tallies.stream().map(tally -> tally.gross().amount()).max(Decimal::compareTo).orElse(Decimal.ZERO);
    }

    private static Optional<Decimal> largest(AccountBook of, Scope scope, Function<Exposure, Decimal> size) {
        return of.exposures().entrySet().stream()
                .filter(entry -> scope.kind() != Scope.Kind.SYMBOL || entry.getKey().equals(new Symbol(scope.name())))
                .map(entry -> size.apply(entry.getValue()))
                .max(Decimal::compareTo)
                .or(() -> Optional.of(Decimal.ZERO));
    }

    private int pace(AccountBook of, Scope scope, Duration window) {
        Optional<String> strategy = scope.kind() == Scope.Kind.STRATEGY ? Optional.of(scope.name()) : Optional.empty();
        return book.limits().pace(of.id(), strategy).sent(window, at);
    }

    private static Optional<Decimal> percent(AccountBook of, Money part) {
        return share(of, part.amount().times(HUNDRED));
    }

    private static Optional<Decimal> times(AccountBook of, Money part) {
        return share(of, part.amount());
    }

    private static Optional<Decimal> share(AccountBook of, Decimal part) {
        Money equity = of.balance().equity();
        return equity.isPositive()
                ? Optional.of(part.dividedBy(equity.amount(), 4, RoundingMode.UP))
                : Optional.empty();
    }
}

package io.taffrail.model.risk;

import static io.taffrail.model.risk.Unit.COUNT;
import static io.taffrail.model.risk.Unit.FLAG;
import static io.taffrail.model.risk.Unit.MINUTES;
import static io.taffrail.model.risk.Unit.MONEY;
import static io.taffrail.model.risk.Unit.PERCENT;
import static io.taffrail.model.risk.Unit.SECONDS;
import static io.taffrail.model.risk.Unit.TIMES;
import static io.taffrail.model.risk.Unit.UNITS;

import io.taffrail.model.value.Decimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One control that a limit can be set for, in the order in which a refusal names it first. The controls and most of their
 * values are those of SEC Rule 15c3-5, RTS 6 Art. 15 and UMIR 7.1 as a retail desk would keep them.
 *
 * <p>A desk's limit holds for each order of the desk; every limit that applies is checked, and the tightest refuses. An order
 * that only closes a position is never refused for what would trap its owner in it: {@link #letsClosingPass()}.
 */
public enum Rule {
    HALTED_INSTRUMENT(FLAG, true, "whether the instrument trades (1) or is halted (0)", "no price is made while trading is halted",
            "wait until the halt is over, or set halted_instrument 0 with a reason"),
    MARKET_HOURS(FLAG, true, "whether the market is open (1) or closed (0)",
            "an order at the market would trade at whatever the next open brings",
            "order at a limit, or wait for the open"),
    NO_TRADE_AFTER_OPEN(MINUTES, true, "minutes since the open", "the first minutes of a session are thin and wide",
            "wait until they are over"),
    NO_TRADE_BEFORE_CLOSE(MINUTES, true, "minutes until the close", "what is opened now may not be closed today",
            "wait for the next session"),
    STALE_PRICE(SECONDS, true, "the age of the latest quote", "an order is judged by what the market says now",
            "wait for a new quote; where the feed is down, close only"),
    SPREAD(PERCENT, true, "the distance between bid and ask", "an order at the market pays the spread",
            "order at a limit, or wait for a narrower market"),
    PRICE_COLLAR(PERCENT, false, "how far the limit goes beyond the market",
            "a price far through the market is most often a mistake of typing", "name a limit nearer to the market"),
    PRICE_COLLAR_BELOW_ONE(PERCENT, false, "how far the limit goes beyond the market",
            "a price far through the market is most often a mistake of typing", "name a limit nearer to the market"),
    /**
     * Where it is set, an order that opens something at the market is sent as a limit order that goes no further than this beyond the
     * far side of the quote; an order for an amount of money stays what it is, and says so.
     */
    MARKET_ORDER_COLLAR(PERCENT, true, "how far an order at the market may go beyond the market",
            "an order at the market trades at any price that it finds", "wait for a quote, or order at a limit"),
    /** Cumulative, where the collars look at single orders (RTS 6 Art. 15(1)(a): "over a specified period of time"). */
    PRICE_DRIFT(PERCENT, true, "how far the price has moved within five minutes",
            "what moves so fast is news or a fault, and nobody has looked yet",
            "wait until the price has stood for five minutes, or allow more with a reason; closing orders are not held up"),
    MAX_ORDER_QTY(UNITS, true, "the order's quantity", "one order may be a mistake, and is bounded", "order less"),
    MAX_ORDER_ADV(PERCENT, true, "the order's quantity, of what is traded on an average day of the latest 20",
            "what is large for its market moves it", "order less, or in parts over days"),
    MAX_ORDER_NOTIONAL(MONEY, true, "the order's worth", "one order may be a mistake, and is bounded", "order less"),
    MAX_ORDER_EQUITY(PERCENT, true, "the order's worth, of equity", "one order may be a mistake, and is bounded",
            "order less"),
    ORDER_RATE(COUNT, true, "orders within a second", "a program that runs away sends many",
            "send fewer; cancels and closing orders are not held up"),
    ORDER_RATE_MINUTE(COUNT, true, "orders within a minute", "a program that runs away sends many",
            "send fewer; cancels and closing orders are not held up"),
    REPEATED_EXECUTIONS(COUNT, true, "executions of the strategy on one side of a symbol within a minute",
            "a strategy that repeats itself is stopped until a person has looked",
            "look at its orders, then: taffrail risk rearm repeated_executions --strategy NAME --reason ..."),
    DUPLICATE_ORDER(SECONDS, true, "time since an equal order", "the same order at once is most often one that was sent twice",
            "wait, or give the second order a client order id of its own"),
    /** Trading with oneself makes a false impression of a market (FINRA Rule 5210, Supplementary Material .02). */
    SELF_TRADE(FLAG, false, "whether it would trade with an order of one's own (1) or not (0)",
            "who trades with himself pays twice and moves nothing, and venues take it for manipulation",
            "cancel the order that stands there, or name a price that does not reach it"),
    ORDER_TO_FILL_WARN(COUNT, true, "orders for each execution within ten minutes",
            "a venue charges or bars those who order much and trade little", "send fewer orders"),
    ORDER_TO_FILL(COUNT, true, "orders for each execution within ten minutes",
            "a venue charges or bars those who order much and trade little",
            "look at the strategy, then: taffrail risk rearm order_to_fill --strategy NAME --reason ..."),
    OPEN_ORDERS_SYMBOL(COUNT, true, "open orders in the symbol", "what works may all trade at once",
            "cancel some that work"),
    OPEN_ORDERS(COUNT, true, "open orders", "what works may all trade at once", "cancel some that work"),
    UNEXECUTED_NOTIONAL(PERCENT, true, "the worth of all open orders, of equity", "what works may all trade at once",
            "cancel some that work, or order less"),
    SHORT_SALE(FLAG, true, "whether more is sold than is held (1) or not (0)", "losses of a short position have no end",
            "sell at most what is held, or set short_sale 1 with a reason"),
    /** In a cash account: what is bought with money that has not settled may not be sold before it has (12 CFR 220.8). */
    SETTLED_CASH(MONEY, true, "what a purchase takes of money that has not settled",
            "what is bought with money that has not settled cannot be sold before it has without a violation",
            "order less, or wait until the sale has settled"),
    GOOD_FAITH(COUNT, false, "good faith violations within twelve months, with this sale",
            "an account that sells what it has not paid for again and again is barred from unsettled money for 90 days",
            "wait until the money has settled; stops, exits and taffrail flatten are not held up"),
    /** In a margin account of shares with less than 25,000 dollars (FINRA Rule 4210(f)(8)(B)). */
    DAY_TRADES(COUNT, true, "day trades within five sessions, were this position closed within the day",
            "the fourth marks the account as a pattern day trader's, and bars it from opening positions",
            "wait until one is older than five sessions, or bring the account to 25,000"),
    MAX_RISK_PER_TRADE(PERCENT, true, "what is lost at the stop, of equity",
            "a trade's loss is bounded by its stop; without one all of its worth is at risk",
            "order less, or bring a stop that is nearer"),
    POSITION_SIZE(UNITS, true, "the position with all that works", "a position is bounded",
            "order less, or cancel some that work"),
    CONCENTRATION(PERCENT, true, "the symbol with all that works, of equity", "no symbol makes up too much of an account",
            "order less, or cancel some that work"),
    MAX_POSITIONS(COUNT, true, "positions, with those that are being opened", "many positions cannot be watched",
            "close one first"),
    STRATEGY_BUDGET(MONEY, true, "what the strategy holds and works", "each strategy has a budget of its own",
            "order less, or give it more with a reason"),
    GROSS_EXPOSURE(PERCENT, true, "all positions with all that works, of equity", "what is at stake is bounded",
            "order less, or close something"),
    NET_EXPOSURE(PERCENT, true, "long less short with all that works, of equity", "what is at stake is bounded",
            "order less, or close something"),
    LEVERAGE(TIMES, true, "all positions with all that works, over equity", "borrowed money loses as fast as it wins",
            "order less, or close something"),
    SECTOR_EXPOSURE(PERCENT, true, "the sector with all that works, of equity", "a sector falls together",
            "order less, or close something of the sector"),
    CORRELATION(PERCENT, true, "what moves with the symbol, with all that works, of equity",
            "positions that move together are one position", "order less, or close something that moves with it"),
    DAILY_LOSS_WARN(PERCENT, true, "the day's loss, of the equity at its start", "a bad day ends before it is a disaster",
            "close what loses, look, then: taffrail resume --reason ..."),
    DAILY_LOSS_HALT(PERCENT, true, "the day's loss, of the equity at its start", "a bad day ends before it is a disaster",
            "look, then: taffrail resume --reason ..."),
    DRAWDOWN_HALT(PERCENT, true, "the loss since the highest equity", "a strategy that has stopped working is stopped",
            "look, then: taffrail resume --reason ..."),
    /** Those of all accounts together hold for the desk alone; accounts of other modes and currencies are counted by themselves. */
    DESK_DAILY_LOSS_WARN(PERCENT, true, "the day's loss of all accounts together, of their equity at its start",
            "accounts that trade alike lose alike", "close what loses, look, then: taffrail resume --reason ..."),
    DESK_DAILY_LOSS_HALT(PERCENT, true, "the day's loss of all accounts together, of their equity at its start",
            "accounts that trade alike lose alike", "look, then: taffrail resume --reason ..."),
    DESK_DRAWDOWN_HALT(PERCENT, true, "the loss of all accounts together since their highest equity",
            "a desk that has stopped working is stopped", "look, then: taffrail resume --reason ...");

    private static final String PAGE = "docs/refusals.md#";

    private final Unit unit;
    private final boolean letsClosingPass;
    private final String measures;
    private final String why;
    private final String fix;

    Rule(Unit unit, boolean letsClosingPass, String measures, String why, String fix) {
        this.unit = unit;
        this.letsClosingPass = letsClosingPass;
        this.measures = measures;
        this.why = why;
        this.fix = fix;
    }

    /** The rule of that name, where there is one; S3's {@code default_budget} and {@code default_leverage} are names too. */
    public static Optional<Rule> named(String word) {
        return switch (word) {
            case "default_budget"   -> Optional.of(STRATEGY_BUDGET);
            case "default_leverage" -> Optional.of(LEVERAGE);
            default -> Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
        };
    }

    /** Its name in files, requests and on the command line: {@code max_order_qty}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Unit unit() {
        return unit;
    }

    /**
     * Whether an order that only closes passes it whatever it says: a position must always have a way out. Only the collars
     * bind then too, because a mistake in a price costs as much on the way out, with orders of one's own that can be taken off, and
     * sales that violate what a cash account has promised.
     */
    public boolean letsClosingPass() {
        return letsClosingPass;
    }

    /**
     * Whether values from the limit on pass, so that a larger limit lets less pass: a time that must have gone by, or a rule
     * that 1 turns on.
     */
    public boolean isLeast() {
        return this == DUPLICATE_ORDER
                || this == NO_TRADE_AFTER_OPEN
                || this == NO_TRADE_BEFORE_CLOSE
                || this == HALTED_INSTRUMENT
                || this == MARKET_HOURS;
    }

    /** Whether it bounds how large a single order may be, which a slip of the finger gets wrong most often. */
    public boolean boundsOneOrder() {
        return this == MAX_ORDER_QTY || this == MAX_ORDER_NOTIONAL || this == MAX_ORDER_EQUITY;
    }

    /** Whether going beyond it is told, and refuses nothing. */
    public boolean isWarning() {
        return this == ORDER_TO_FILL_WARN || this == DAILY_LOSS_WARN || this == DESK_DAILY_LOSS_WARN;
    }

    /** Whether a strategy that goes beyond it is stopped until a person re-arms it. */
    public boolean trips() {
        return this == REPEATED_EXECUTIONS || this == ORDER_TO_FILL;
    }

    /** Whether it looks at equity over time, and not at single orders. */
    public boolean isLadder() {
        return this == DAILY_LOSS_WARN || this == DAILY_LOSS_HALT || this == DRAWDOWN_HALT || isOfDesk();
    }

    /** Whether it looks at all accounts together, so that it can be set for nobody but the desk. */
    public boolean isOfDesk() {
        return this == DESK_DAILY_LOSS_WARN || this == DESK_DAILY_LOSS_HALT || this == DESK_DRAWDOWN_HALT;
    }

    /** Whether a loss is measured from the highest equity, and not from the start of the day. */
    public boolean isDrawdown() {
        return this == DRAWDOWN_HALT || this == DESK_DRAWDOWN_HALT;
    }

    /** The rule whose limit must not be below this one's, where there is one: a warning comes before what it warns of. */
    public Optional<Rule> warnsOf() {
        if (this == ORDER_TO_FILL_WARN) {
            return Optional.of(ORDER_TO_FILL);
        }
        if (this == DAILY_LOSS_WARN) {
            return Optional.of(DAILY_LOSS_HALT);
        }
        return this == DESK_DAILY_LOSS_WARN ? Optional.of(DESK_DAILY_LOSS_HALT) : Optional.empty();
    }

    /** Whether a value is within a limit. */
    public boolean passes(Decimal value, Decimal limit) {
        return isLeast() ? value.compareTo(limit) >= 0 : value.compareTo(limit) <= 0;
    }

    /** Whether one limit lets less pass than another. */
    public boolean isTighter(Decimal limit, Decimal than) {
        return isLeast() ? limit.compareTo(than) > 0 : limit.compareTo(than) < 0;
    }

    /** What it looks at, in words. */
    public String measures() {
        return measures;
    }

    public String why() {
        return why;
    }

    public String fix() {
        return fix;
    }

    /** Where it is described. */
    public String anchor() {
        return PAGE + word();
    }
}

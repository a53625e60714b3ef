package io.taffrail.engine;

import io.taffrail.engine.risk.Dealings;
import io.taffrail.engine.risk.Holdings;
import io.taffrail.engine.risk.Tally;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Balance;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Exposure;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.journal.AccountEvent.BalanceChanged;
import io.taffrail.model.journal.LinkEvent;
import io.taffrail.model.journal.OrderEvent.OrderFilled;
import io.taffrail.model.journal.OrderEvent.OrderSubmitted;
import io.taffrail.model.journal.OrderEvent;
import io.taffrail.model.journal.PositionEvent;
import io.taffrail.model.market.Mark;
import io.taffrail.model.order.Order;
import io.taffrail.model.order.OrderStatus;
import io.taffrail.model.position.Position;
import io.taffrail.model.statement.Link;
import io.taffrail.model.value.Money;
import io.taffrail.model.value.Price;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account's money and exposures. The sums over exposures are carried along with every change, so that a check
 * costs the same with one position or a thousand.
 */
public final class AccountBook {
    private Account account;
    private Configuration configuration = Configuration.USUAL;
    private final Map<Symbol, Exposure> exposures = new LinkedHashMap<>();
    private Link link = Link.LOCAL;
    private int inDoubt;
    private Money cash;
    private Money longValue;
    private Money shortValue;
    private Money reserved;
    private Tally tally;
    private final Map<AssetClass, Tally> byClass = new EnumMap<>(AssetClass.class);
    private final SymbolOrders symbolOrders = new SymbolOrders();
    private final Dealings dealings;

    AccountBook(Account account) {
        this.account = account;
        cash = account.currency().zero();
        longValue = cash;
        shortValue = cash;
        reserved = cash;
        tally = Tally.none(account.currency());
        dealings = new Dealings(account.kind());
    }

    void apply(BalanceChanged balance) {
        cash = balance.cash();
    }

    void apply(LinkEvent event) {
        link = link.apply(event);
    }

    void setBuyingPowerCheck(boolean checked) {
        account = account.withBuyingPowerChecked(checked);
    }

    void configure(Configuration chosen) {
        configuration = chosen;
    }

    void apply(PositionEvent event) {
        Instrument instrument = event.position().instrument();
        put(instrument, exposure(instrument).withPosition(event.position()));
    }

    /** An order has moved from one state to the next. */
    void move(Optional<Order> before, Order after, OrderEvent event) {
        inDoubt += (isInDoubt(after) ? 1 : 0) - (before.filter(AccountBook::isInDoubt).isPresent() ? 1 : 0);
        count(before, after);
        if (event instanceof OrderFilled(_, var fill, _, var at)) {
            dealings.fill(after, fill, exposure(after.instrument()).position().quantity(), cash, at);
        }
        dealings.move(after);
        // An order that the house has not let through is in no sum; it may even be too large for one.
        Exposure with = exposure(after.instrument()).moved(before, after);
        if (with.isEmpty() && !exposures.containsKey(after.symbol())) {
            return;
        }
        put(after.instrument(), seen(after, event).map(with::markedAt).orElse(with));
    }

    void mark(List<Mark> marks) {
        for (Mark mark : marks) {
            Exposure exposure = exposures.get(mark.symbol());
            if (exposure != null) {
                put(exposure.position().instrument(), exposure.markedAt(mark.price()));
            }
        }
    }

    private void count(Optional<Order> before, Order after) {
        int more = Stake.added(before, after);
        tally = tally.withOrders(more);
        symbolOrders.add(after.symbol(), more);
        if (more != 0) {
            AssetClass assetClass = after.instrument().assetClass();
            byClass.put(assetClass, ofClass(assetClass).withOrders(more));
        }
    }

    public Account account() {
        return account;
    }

    /** What its owner has chosen for it. */
    public Configuration configuration() {
        return configuration;
    }

    /** How many of its orders have been sent and never been answered. */
    public int inDoubt() {
        return inDoubt;
    }

    private static boolean isInDoubt(Order order) {
        return order.status() == OrderStatus.IN_DOUBT;
    }

    /** How it stands with its broker. */
    public Link link() {
        return link;
    }

    public AccountId id() {
        return account.id();
    }

    public Money cash() {
        return cash;
    }

    public Balance balance() {
        return new Balance(account.kind(), configuration.multiplier(account.kind()), cash, longValue, shortValue, reserved);
    }

    /** What is at stake in an instrument; nothing where it was never traded. */
    public Exposure exposure(Instrument instrument) {
        Exposure exposure = exposures.get(instrument.symbol());
        return exposure == null ? Exposure.of(Position.flat(instrument)) : exposure;
    }

    public Optional<Position> position(Symbol symbol) {
        return Optional.ofNullable(exposures.get(symbol)).map(Exposure::position);
    }

    /**
     * The symbols that are held or worked, longest first. Their order is a part of the journal, and so may not be that
     * of {@code Set.copyOf}, which is another in every process.
     */
    public List<Symbol> symbols() {
        return List.copyOf(exposures.keySet());
    }

    /** All that it holds and works. */
    public Tally tally() {
        return tally;
    }

    /** What it has lately bought and sold. */
    Dealings dealings() {
        return dealings;
    }

    /** What it has at stake, by symbol. */
    Map<Symbol, Exposure> exposures() {
        return Collections.unmodifiableMap(exposures);
    }

    /** All that it holds and works, with a look at one instrument, and without an order that is to be replaced. */
    Holdings holdings(Instrument instrument, Optional<Order> replaced) {
        return holdings(tally, instrument, replaced);
    }

    /** The same of one asset class. */
    Holdings classHoldings(Instrument instrument, Optional<Order> replaced) {
        return holdings(ofClass(instrument.assetClass()), instrument, replaced);
    }

    Tally ofClass(AssetClass assetClass) {
        return byClass.getOrDefault(assetClass, Tally.none(account.currency()));
    }

    private Holdings holdings(Tally of, Instrument instrument, Optional<Order> replaced) {
        Exposure counted = exposure(instrument);
        return new Holdings(
                of, counted, replaced.map(counted::without).orElse(counted), symbolOrders.of(instrument.symbol()));
    }

    private void put(Instrument instrument, Exposure exposure) {
        Exposure before = exposure(instrument);
        tally = tally.replaced(before, exposure);
        byClass.put(instrument.assetClass(), ofClass(instrument.assetClass()).replaced(before, exposure));
        reserved = reserved.minus(before.reserved()).plus(exposure.reserved());
        longValue = longValue.minus(longPart(before)).plus(longPart(exposure));
        shortValue = shortValue.minus(shortPart(before)).plus(shortPart(exposure));
        if (exposure.isEmpty()) {
            exposures.remove(instrument.symbol());
        } else {
            exposures.put(instrument.symbol(), exposure);
        }
    }

    private static Money longPart(Exposure exposure) {
        Money value = exposure.marketValue();
        return value.isPositive() ? value : value.currency().zero();
    }

    private static Money shortPart(Exposure exposure) {
        Money value = exposure.marketValue();
        return value.isNegative() ? value : value.currency().zero();
    }

    private static Optional<Price> seen(Order order, OrderEvent event) {
        if (event instanceof OrderFilled(_, var fill, _, _)) {
            return Optional.of(fill.lastPx());
        }
        return event instanceof OrderSubmitted ? order.reference() : Optional.empty();
    }
}

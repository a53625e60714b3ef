package io.taffrail.model.journal;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.Quote;
import io.taffrail.model.value.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * What a decision needs to know beside the book: it is journaled with the command, so that the same decision can be
 * made again from the journal alone.
 *
 * @param instrument what the command's symbol stands for, where it names one
 * @param quote the symbol's latest quote, where there is one
 * @param earlier an order of the same account and client order id that has left the book, where there is one
 * @param market what limits need to know of the symbol's market, where limits are set
 * @param atr the symbol's average true range, where a rule sizes by it and the past reaches back far enough
 * @param listed what is known of each symbol of a portfolio, where the command is about one
 */
public record Facts(
        Optional<Instrument> instrument, Optional<Quote> quote, Optional<OrderId> earlier, Optional<MarketFacts> market,
        Optional<Decimal> atr, Optional<List<Listed>> listed) {
    public static final Facts NONE = new Facts(Optional.empty(), Optional.empty(), Optional.empty());

    public static Facts of(Instrument instrument, Optional<Quote> quote) {
        return new Facts(Optional.of(instrument), quote, Optional.empty());
    }

    /** What is known where no limits are set. */
    public Facts(Optional<Instrument> instrument, Optional<Quote> quote, Optional<OrderId> earlier) {
        this(instrument, quote, earlier, Optional.empty());
    }

    /** What is known of one symbol. */
    public Facts(
            Optional<Instrument> instrument, Optional<Quote> quote, Optional<OrderId> earlier, Optional<MarketFacts> market) {
        this(instrument, quote, earlier, market, Optional.empty(), Optional.empty());
    }

    /** One symbol of several. */
    public record Listed(Instrument instrument, Optional<Quote> quote) {}

    /** The same with what limits need to know. */
    public Facts with(MarketFacts known) {
        return new Facts(instrument, quote, earlier, Optional.of(known), atr, listed);
    }

    /** The same with how far the price moves in a bar. */
    public Facts with(Decimal averageTrueRange) {
        return new Facts(instrument, quote, earlier, market, Optional.of(averageTrueRange), listed);
    }

    /** The same with what is known of several symbols. */
    public Facts with(List<Listed> known) {
        return new Facts(instrument, quote, earlier, market, atr, Optional.of(List.copyOf(known)));
    }

    /** The symbol that the facts are about, where they are about one. */
    public Optional<Symbol> symbol() {
        return instrument.map(Instrument::symbol);
    }
}

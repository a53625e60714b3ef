package io.taffrail.model.journal;

import io.taffrail.model.id.OrderId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.MarketFacts;
import io.taffrail.model.market.Quote;
import java.util.Optional;

/**
 * What a decision needs to know beside the book: it is journaled with the command, so that the same decision can be
 * made again from the journal alone.
 *
 * @param instrument what the command's symbol stands for, where it names one
 * @param quote the symbol's latest quote, where there is one
 * @param earlier an order of the same account and client order id that has left the book, where there is one
 * @param market what limits need to know of the symbol's market, where limits are set
 */
public record Facts(
        Optional<Instrument> instrument, Optional<Quote> quote, Optional<OrderId> earlier, Optional<MarketFacts> market) {
    public static final Facts NONE = new Facts(Optional.empty(), Optional.empty(), Optional.empty());

    public static Facts of(Instrument instrument, Optional<Quote> quote) {
        return new Facts(Optional.of(instrument), quote, Optional.empty());
    }

    /** What is known where no limits are set. */
    public Facts(Optional<Instrument> instrument, Optional<Quote> quote, Optional<OrderId> earlier) {
        this(instrument, quote, earlier, Optional.empty());
    }

    /** The same with what limits need to know. */
    public Facts with(MarketFacts known) {
        return new Facts(instrument, quote, earlier, Optional.of(known));
    }

    /** The symbol that the facts are about, where they are about one. */
    public Optional<Symbol> symbol() {
        return instrument.map(Instrument::symbol);
    }
}

package io.taffrail.http.stream;

import io.taffrail.http.alpaca.Snapshots;
import io.taffrail.http.alpaca.json.MarketJson;
import io.taffrail.http.web.Json;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.ports.MarketData;
import io.taffrail.ports.MarketUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a market told as Alpaca's streams write it, as far as somebody wants it. */
final class MarketMessages {
    private final MarketData market;
    private final MarketHalf half;

    MarketMessages(MarketData market, MarketHalf half) {
        this.market = market;
        this.half = half;
    }

    /** Whether anybody with these wishes hears of it; quick, because the market's own thread asks. */
    boolean concern(Wishes wishes, MarketNews news) {
        String symbol = news.symbol().value();
        boolean wanted = switch (news) {
            case MarketNews.Quoted _ -> wishes.want(Channel.QUOTES, symbol) || wishes.want(Channel.ORDERBOOKS, symbol);
            case MarketNews.Traded _ -> wishes.want(Channel.TRADES, symbol);
            case MarketNews.Minute _ -> wishes.want(Channel.BARS, symbol) || wishes.want(Channel.DAILY_BARS, symbol);
        };
        return wanted && instrument(news.symbol()).isPresent();
    }

    /** The messages of one piece of news. */
    List<ObjectNode> of(Wishes wishes, MarketNews news) {
        var messages = new ArrayList<ObjectNode>(2);
        instrument(news.symbol()).ifPresent(instrument -> add(wishes, news, instrument, messages));
        return messages;
    }

    /** The books that are new among a client's wishes: Alpaca tells a whole book first. */
    List<ObjectNode> books(List<String> symbols) {
        return market.instruments().stream()
                .filter(half::has)
                .filter(instrument -> symbols.contains("*") || symbols.contains(instrument.symbol().value()))
                .flatMap(instrument -> market.quote(instrument.symbol()).stream()
                        .map(quote -> book(instrument, MarketJson.book(quote, instrument))))
                .toList();
    }

    private void add(Wishes wishes, MarketNews news, Instrument instrument, List<ObjectNode> messages) {
        String symbol = news.symbol().value();
        switch (news) {
            case MarketNews.Quoted(var quote) -> {
                if (wishes.want(Channel.QUOTES, symbol)) {
                    messages.add(message("q", instrument, MarketJson.of(quote, instrument)));
                }
                if (wishes.want(Channel.ORDERBOOKS, symbol)) {
                    messages.add(book(instrument, MarketJson.book(quote, instrument)));
                }
            }
            case MarketNews.Traded(var trade) -> {
                if (wishes.want(Channel.TRADES, symbol)) {
                    messages.add(message("t", instrument, MarketJson.of(trade, instrument)));
                }
            }
            case MarketNews.Minute(var minute) -> {
                if (wishes.want(Channel.BARS, symbol)) {
                    messages.add(message("b", instrument, MarketJson.of(minute, instrument)));
                }
                if (wishes.want(Channel.DAILY_BARS, symbol)) {
                    Snapshots.day(market, instrument, minute.at())
                            .ifPresent(day -> messages.add(message("d", instrument, MarketJson.of(day, instrument))));
                }
            }
        }
    }

    /** Every book is told whole, so that it replaces what was told before. */
    private static ObjectNode book(Instrument instrument, ObjectNode book) {
        return message("o", instrument, book).put("r", true);
    }

    private static ObjectNode message(String type, Instrument instrument, ObjectNode data) {
        return Json.object().put("T", type).put("S", instrument.symbol().value()).setAll(data);
    }

    /** What the market tells of it knows, and need not be asked about. */
    private Optional<Instrument> instrument(Symbol symbol) {
        try {
            return market.instrument(symbol).filter(half::has);
        } catch (MarketUnreachableException silent) {
            return Optional.empty();
        }
    }
}

package io.taffrail.feeds.synthetic;

import io.taffrail.feeds.file.UserInstruments;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.value.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What trades on the synthetic market: the list that is shipped, and what users add to it. */
final class Listings {

    private Listings() {}

    /** The shipped list, with a user's instruments in the place of ours of the same symbol, and after them all others. */
    static List<Listing> with(UserInstruments instruments) {
        Map<Symbol, Listing> listings = shipped();
        for (Instrument instrument : instruments.all()) {
            listings.merge(instrument.symbol(), Listing.of(instrument), (ours, _) -> ours.as(instrument));
        }
        return List.copyOf(listings.values());
    }

    private static Map<Symbol, Listing> shipped() {
        Map<String, String[]> characters = characters();
        Map<Symbol, Listing> listings = new LinkedHashMap<>();
        for (Instrument instrument : instruments().all()) {
            String[] c = Objects.requireNonNull(characters.get(instrument.symbol().value()), "a shipped character");
            listings.put(instrument.symbol(), new Listing(instrument, Double.parseDouble(c[1]), Double.parseDouble(c[2]),
                    Double.parseDouble(c[3]), Decimal.of(c[4]), Double.parseDouble(c[5])));
        }
        return listings;
    }

    private static UserInstruments instruments() {
        try (InputStream list = resource("instruments.csv")) {
            return UserInstruments.read("instruments.csv", list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String[]> characters() {
        try (InputStream list = resource("characters.csv")) {
            Map<String, String[]> characters = new LinkedHashMap<>();
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(line -> line.split(",", -1)).forEach(c -> characters.put(c[0], c));
            return characters;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Listings.class.getResourceAsStream(name), name + " is shipped beside this class");
    }
}

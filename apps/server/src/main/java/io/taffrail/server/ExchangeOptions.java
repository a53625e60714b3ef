package io.taffrail.server;

import io.taffrail.exchange.BarsAhead;
import io.taffrail.exchange.Halts;
import io.taffrail.exchange.Profile;
import io.taffrail.feeds.file.DividendFile;
import io.taffrail.feeds.file.HaltFile;
import io.taffrail.feeds.file.MarketFileException;
import io.taffrail.model.instrument.Sessions;
import io.taffrail.model.market.Dividend;
import io.taffrail.model.value.Decimal;
import io.taffrail.ports.Feed;
import io.taffrail.model.id.Symbol;
import io.taffrail.runtime.Carry;
import io.taffrail.runtime.Conditions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the paper exchange was asked to be.
 *
 * @param kind its profile
 * @param sessions whose hours it keeps
 * @param dividends a file of dividends, where there is one
 * @param halts a file of halts, where there is one
 */
public record ExchangeOptions(Kind kind, Sessions sessions, Optional<Path> dividends, Optional<Path> halts) {
    /** As ever: nothing costs anything, and everything trades always. */
    public static final ExchangeOptions IDEAL =
            new ExchangeOptions(Kind.IDEAL, Sessions.ROUND_THE_CLOCK, Optional.empty(), Optional.empty());

    /**
     * What a year's loan of shares costs: 0.30 % is about what easily borrowed US shares cost at brokers that charge
     * for them. It is one figure for all shares; dear ones cost many times as much.
     */
    private static final Decimal BORROW_RATE = Decimal.of("0.003");

    /** The exchange's profiles. */
    public enum Kind {
        IDEAL,
        REALISTIC;

        /** Its name in lower case, as options and reports write it. */
        public String word() {
            return switch (this) {
                case IDEAL     -> "ideal";
                case REALISTIC -> "realistic";
            };
        }
    }

    /**
     * The exchange's models.
     *
     * @param seed the root of its draws
     * @param feed the market that it trades on
     */
    Profile profile(long seed, Feed feed) {
        Profile plain = switch (kind) {
            case IDEAL     -> Profile.ideal();
            case REALISTIC -> Profile.realistic(seed);
        };
        return plain.with(sessions).with(new Halts(read(halts, HaltFile::read))).with((BarsAhead) feed::barOf);
    }

    /** The hours and halts that limits go by, which are the exchange's own. */
    Conditions conditions(Map<Symbol, String> sectors) {
        return new Conditions(sessions, read(halts, HaltFile::read), sectors);
    }

    /** What holding costs and brings: loans of shares in the profile realistic, dividends wherever they are told. */
    Optional<Carry> carry() {
        List<Dividend> paid = read(dividends, DividendFile::read);
        Decimal rate = switch (kind) {
            case IDEAL     -> Decimal.ZERO;
            case REALISTIC -> BORROW_RATE;
        };
        return rate.isZero() && paid.isEmpty() ? Optional.empty() : Optional.of(new Carry(rate, paid));
    }

    private static <T> List<T> read(Optional<Path> file, Function<Path, List<T>> reader) {
        try {
            return file.map(reader).orElse(List.of());
        } catch (MarketFileException bad) {
            throw StartException.usage(bad.what(), bad.why(), bad.fix());
        }
    }
}

package io.taffrail.runtime;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.instrument.Instrument;
import io.taffrail.model.market.Summary;
import io.taffrail.model.value.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of a symbol is traded in a session, on average over the latest 20 that are over, from what the market remembers. A
 * symbol's past is read once a day, or once an hour while too little of it is known; asked in the desk's turn, where limits on
 * average volume are set.
 */
final class Volumes {
    /** The usual length of an average daily volume; sessions in which nothing was traded are none. */
    static final int SESSIONS = 20;

    /** So many sessions, their weekends, and a week with holidays. */
    private static final Duration BACK = Duration.ofDays(35);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int MOST_SYMBOLS = 4_096;
    private static final int PLACES = 4;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Market market;
    private final Map<Symbol, Known> known = new LinkedHashMap<>();

    private record Known(Instant readAt, LocalDate day, Optional<Decimal> average) {
        boolean isGood(LocalDate today, Instant at) {
            return day.equals(today) && (average.isPresent() || at.isBefore(readAt.plus(AGAIN)));
        }
    }

    Volumes(Market market) {
        this.market = market;
    }

    /** Empty where fewer than 20 sessions with their volume are known. */
    Optional<Decimal> of(Instrument instrument, Instant at) {
        ZoneId zone = instrument.assetClass() == AssetClass.US_EQUITY ? NEW_YORK : ZoneOffset.UTC;
        LocalDate today = LocalDate.ofInstant(at, zone);
        Known latest = known.get(instrument.symbol());
        if (latest == null || !latest.isGood(today, at)) {
            latest = new Known(at, today, read(instrument.symbol(), zone, today, at));
            known.remove(instrument.symbol());
            known.put(instrument.symbol(), latest);
            if (known.size() > MOST_SYMBOLS) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return latest.average();
    }

    private Optional<Decimal> read(Symbol symbol, ZoneId zone, LocalDate today, Instant at) {
        var days = new TreeMap<LocalDate, BigDecimal>();
        for (Summary bar : market.remembered(symbol, at.minus(BACK), at)) {
            if (bar.volume().signum() > 0 && bar.span().compareTo(DAY) <= 0) {
                days.merge(day(bar, zone), bar.volume(), BigDecimal::add);
            }
        }
        var latest = days.headMap(today, false).descendingMap().values();
        return latest.size() < SESSIONS
                ? Optional.empty()
                : Optional.of(Decimal.of(latest.stream()
                        .limit(SESSIONS)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(SESSIONS), PLACES, RoundingMode.DOWN)
                        .toPlainString()));
    }

    /** Bars of a day begin at midnight UTC, wherever their market is. */
    private static LocalDate day(Summary bar, ZoneId zone) {
        return LocalDate.ofInstant(bar.at(), bar.span().equals(DAY) ? ZoneOffset.UTC : zone);
    }
}

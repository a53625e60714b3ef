package io.taffrail.views.performance;

import io.taffrail.model.value.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Daily returns, and what they come to.
 *
 * <p>A year has 252 of them, as the US equity market has days. What changed on a Saturday or Sunday counts with the next
 * day that is neither, so that accounts that trade round the clock have about as many.
 */
final class Returns {
    static final int DAYS_OF_A_YEAR = 252;
    private static final MathContext DIGITS = Power.DIGITS;
    private static final BigDecimal YEAR = BigDecimal.valueOf(DAYS_OF_A_YEAR);
    private static final int RATIO = 4;
    private static final int PART = 6;

    private final LocalDate start;
    private final List<Point> points = new ArrayList<>();
    private final List<BigDecimal> returns = new ArrayList<>();
    private BigDecimal index = BigDecimal.ONE;
    private BigDecimal counted = BigDecimal.ONE;

    /** @param start the day before the first return */
    Returns(LocalDate start) {
        this.start = start;
        points.add(new Point(start, BigDecimal.ONE));
    }

    /** How much one that began with the first day has become at the end of a day. */
    private record Point(LocalDate date, BigDecimal index) {}

    /** One more day: by which part what was there before has grown. */
    void add(LocalDate date, BigDecimal grown) {
        index = index.multiply(BigDecimal.ONE.add(grown), DIGITS);
        points.add(new Point(date, index));
        if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY && counted.signum() > 0) {
            returns.add(index.divide(counted, DIGITS).subtract(BigDecimal.ONE));
            counted = index;
        }
    }

    ReturnStatistics statistics() {
        int n = returns.size();
        Optional<ReturnStatistics.Drawdown> drawdown = drawdown();
        if (n == 0) {
            return new ReturnStatistics(0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), drawdown);
        }
        BigDecimal days = BigDecimal.valueOf(n);
        BigDecimal mean = returns.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(days, DIGITS);
        Optional<BigDecimal> deviation = deviation(mean, n);
        Optional<BigDecimal> daily = deviation.map(spread -> mean.divide(spread, DIGITS));
        BigDecimal root = YEAR.sqrt(DIGITS);
        Optional<BigDecimal> annual = counted.signum() > 0
                ? Optional.of(Power.of(counted, DAYS_OF_A_YEAR, n).subtract(BigDecimal.ONE))
                : Optional.empty();
        return new ReturnStatistics(
                n,
                Optional.of(rounded(counted.subtract(BigDecimal.ONE), PART)),
                annual.map(grown -> rounded(grown, PART)),
                deviation.map(spread -> rounded(spread.multiply(root, DIGITS), PART)),
                daily.map(ratio -> rounded(ratio.multiply(root, DIGITS), RATIO)),
                daily.map(ratio -> rounded(error(ratio, days).multiply(root, DIGITS), RATIO)),
                downside(days).map(spread -> rounded(mean.divide(spread, DIGITS).multiply(root, DIGITS), RATIO)),
                annual.flatMap(grown -> deepest().map(fall -> rounded(grown.divide(fall.depth, DIGITS), RATIO))),
                drawdown);
    }

    /** The sample deviation; empty where it is nothing, or there is none. */
    private Optional<BigDecimal> deviation(BigDecimal mean, int n) {
        if (n < 2) {
            return Optional.empty();
        }
        BigDecimal squares = returns.stream()
                .map(one -> one.subtract(mean).pow(2, DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal deviation = squares.divide(BigDecimal.valueOf(n - 1L), DIGITS).sqrt(DIGITS);
        return Optional.of(deviation).filter(spread -> spread.compareTo(NOTHING) > 0);
    }

    /** Less is what rounding leaves of days that were all the same. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-30");

    private Optional<BigDecimal> downside(BigDecimal days) {
        BigDecimal squares = returns.stream()
                .filter(one -> one.signum() < 0)
                .map(one -> one.pow(2, DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(squares.divide(days, DIGITS).sqrt(DIGITS)).filter(spread -> spread.signum() > 0);
    }

    private static BigDecimal error(BigDecimal daily, BigDecimal days) {
        BigDecimal half = daily.pow(2, DIGITS).divide(BigDecimal.TWO, DIGITS);
        return BigDecimal.ONE.add(half).divide(days, DIGITS).sqrt(DIGITS);
    }

    /** A fall from a high to a later low. */
    private record Fall(Point high, Point low, BigDecimal depth) {}

    private Optional<Fall> deepest() {
        Point high = points.getFirst();
        Optional<Fall> deepest = Optional.empty();
        for (Point point : points) {
            if (point.index.compareTo(high.index) >= 0) {
                high = point;
                continue;
            }
            var fall = new Fall(high, point, high.index.subtract(point.index).divide(high.index, DIGITS));
            if (deepest.filter(known -> known.depth.compareTo(fall.depth) >= 0).isEmpty()) {
                deepest = Optional.of(fall);
            }
        }
        return deepest;
    }

    private Optional<ReturnStatistics.Drawdown> drawdown() {
        return deepest().map(fall -> {
            Optional<LocalDate> recovered = points.stream()
                    .filter(point -> point.date.isAfter(fall.low.date) && point.index.compareTo(fall.high.index) >= 0)
                    .map(Point::date)
                    .findFirst();
            LocalDate end = recovered.orElse(points.getLast().date);
            return new ReturnStatistics.Drawdown(
                    rounded(fall.depth, PART), fall.high.date, fall.low.date, recovered,
                    end.toEpochDay() - fall.high.date.toEpochDay());
        });
    }

    LocalDate start() {
        return start;
    }

    private static Decimal rounded(BigDecimal value, int places) {
        return Decimal.of(value.setScale(places, RoundingMode.HALF_EVEN));
    }
}

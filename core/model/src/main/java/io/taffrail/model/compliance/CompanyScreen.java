package io.taffrail.model.compliance;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.value.Decimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Companies' figures, and how much of what is too much.
 *
 * @param thresholds each measure once at most
 * @param forbidden lines of business that are never bought into, as the figures write them
 * @param doubtful lines of business that people judge differently
 * @param buysDoubtful whether what is doubtful may be bought all the same
 */
public record CompanyScreen(
        List<Threshold> thresholds, List<String> forbidden, List<String> doubtful, boolean buysDoubtful, List<Company> companies) {

    public CompanyScreen {
        thresholds = List.copyOf(thresholds);
        forbidden = forbidden.stream().map(CompanyScreen::plain).toList();
        doubtful = doubtful.stream().map(CompanyScreen::plain).toList();
        companies = List.copyOf(companies);
        if (companies.size() > SymbolList.MOST) {
            throw new IllegalArgumentException("a screen has at most " + SymbolList.MOST + " companies, not " + companies.size());
        }
        var measures = EnumSet.noneOf(Measure.class);
        for (Threshold threshold : thresholds) {
            if (!measures.add(threshold.measure())) {
                throw new IllegalArgumentException("there are two thresholds for " + threshold.measure());
            }
        }
        var seen = new HashSet<Symbol>();
        for (Company company : companies) {
            if (!seen.add(company.symbol())) {
                throw new IllegalArgumentException("symbol " + company.symbol() + " has two rows of figures");
            }
        }
    }

    /** A part of a whole that may be too large. */
    public enum Measure {
        /** Debt that bears interest, of the market's worth of the company. */
        INTEREST_DEBT,
        /** Deposits that bear interest, of the market's worth of the company. */
        INTEREST_DEPOSITS,
        /** Income that is not permitted, of all income. */
        IMPERMISSIBLE_INCOME
    }

    /**
     * The most that a measure may be.
     *
     * @param percent of the whole, 0 to 100
     * @param inclusive whether exactly so much passes; sources differ between "at most" and "less than"
     * @param citation who says so
     */
    public record Threshold(Measure measure, Decimal percent, boolean inclusive, String citation) {
        public Threshold {
            if (percent.isNegative() || percent.compareTo(Decimal.of(100)) > 0) {
                throw new IllegalArgumentException("a threshold is 0 to 100 percent, not " + percent);
            }
        }
    }

    /**
     * One company's figures, all of one currency; what is empty is not known.
     *
     * @param activity its line of business
     * @param asOf the day that they speak of
     */
    public record Company(
            Symbol symbol,
            Optional<String> activity,
            Optional<Decimal> marketCap,
            Optional<Decimal> interestDebt,
            Optional<Decimal> interestDeposits,
            Optional<Decimal> totalIncome,
            Optional<Decimal> impermissibleIncome,
            LocalDate asOf) {

        public Company {
            activity = activity.map(CompanyScreen::plain);
        }

        /** The part and the whole of a measure, where both are known and the whole is above zero. */
        public Optional<Ratio> ratio(Measure measure) {
            Optional<Decimal> part = switch (measure) {
                case INTEREST_DEBT        -> interestDebt;
                case INTEREST_DEPOSITS    -> interestDeposits;
                case IMPERMISSIBLE_INCOME -> impermissibleIncome;
            };
            Optional<Decimal> whole = switch (measure) {
                case INTEREST_DEBT, INTEREST_DEPOSITS -> marketCap;
                case IMPERMISSIBLE_INCOME -> totalIncome;
            };
            return whole.filter(Decimal::isPositive).flatMap(all -> part.filter(one -> !one.isNegative()).map(one -> new Ratio(one, all)));
        }
    }

    /** A part of a whole above zero. */
    public record Ratio(Decimal part, Decimal whole) {

        /** Compared exactly, without dividing: thresholds are looked at where they are, and not near it. */
        public boolean isWithin(Threshold threshold) {
            int compared = part.toBigDecimal()
                    .movePointRight(2)
                    .compareTo(whole.toBigDecimal().multiply(threshold.percent().toBigDecimal()));
            return threshold.inclusive() ? compared <= 0 : compared < 0;
        }
    }

    private static String plain(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }
}

package io.taffrail.model.compliance;

import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.RuleBook.Shelf;
import io.taffrail.model.compliance.Screening.Found;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges orders, or symbols, by rule packs. It fails closed: what is not known, or was known too long ago, is not bought. What
 * makes a position smaller always passes: nobody is held in what the rules no longer allow.
 */
public final class RuleScreen {
    private final LocalDate today;

    /** @param today the day in UTC on which is judged */
    public RuleScreen(LocalDate today) {
        this.today = today;
    }

    /** What each pack that applies says of an order. */
    public List<Screening> screen(RuleBook book, AccountId account, Trade trade) {
        return book.shelves().stream()
                .filter(shelf -> shelf.pack().judges(account))
                .map(shelf -> trade.closes() ? closing(shelf.pack()) : judged(shelf, trade))
                .toList();
    }

    /** What each pack says of a purchase of the symbol, whoever buys and however it is paid for. */
    public List<Screening> purchase(RuleBook book, Symbol symbol) {
        return book.shelves().stream().map(shelf -> judged(shelf, Trade.purchase(symbol))).toList();
    }

    private static Screening closing(RulePack pack) {
        return new Screening(
                pack.name(), pack.version(), pack.asOf(), Verdict.PASS, false, "it closes, which is always allowed", List.of());
    }

    private Screening judged(Shelf shelf, Trade trade) {
        RulePack pack = shelf.pack();
        var notes = new ArrayList<Found>();
        LocalDate asOf = shelf.company(trade.symbol()).map(Company::asOf).orElse(pack.asOf());
        Finding worst = pack.conduct().map(conduct -> conduct(conduct, trade)).orElse(Finding.PASS);
        if (pack.list().isPresent() || pack.screen().isPresent()) {
            worst = worst.or(pack.isExpiredOn(today)
                    ? new Finding(Verdict.UNKNOWN, "its lists were good until " + pack.lastDay())
                    : Finding.PASS);
        }
        worst = worst.or(pack.list().map(list -> listed(list, shelf, trade.symbol())).orElse(Finding.PASS));
        worst = worst.or(pack.screen().map(screen -> screened(screen, shelf, trade.symbol(), notes)).orElse(Finding.PASS));
        boolean refuses = switch (worst.verdict()) {
            case PASS          -> false;
            case DOUBTFUL      -> !pack.screen().map(CompanyScreen::buysDoubtful).orElse(false);
            case UNKNOWN, FAIL -> true;
        };
        return new Screening(pack.name(), pack.version(), asOf, worst.verdict(), refuses, worst.words(), notes);
    }

    private static Finding conduct(Conduct conduct, Trade trade) {
        if (!conduct.shorts() && trade.sellsShort()) {
            return new Finding(Verdict.FAIL, "it sells what is not held");
        }
        if (trade.assetClass().filter(kind -> !conduct.assetClasses().isEmpty() && !conduct.assetClasses().contains(kind)).isPresent()) {
            return new Finding(Verdict.FAIL, "nothing of the kind " + trade.assetClass().get() + " may be traded");
        }
        if (conduct.margin()) {
            return Finding.PASS;
        }
        return switch (trade.paid()) {
            case IN_FULL   -> Finding.PASS;
            case ON_MARGIN -> new Finding(Verdict.FAIL, "it costs more than the account's own money");
            case NOT_KNOWN -> new Finding(Verdict.UNKNOWN, "what it costs is not known, so neither is whether it takes a loan");
        };
    }

    private static Finding listed(SymbolList list, Shelf shelf, Symbol symbol) {
        var found = shelf.listed(symbol);
        return switch (list.kind()) {
            case DENY  -> found.map(one -> new Finding(Verdict.FAIL, symbol + " is on the list of what may not be traded"
                    + (one.reason().isEmpty() ? "" : ": " + one.reason()))).orElse(Finding.PASS);
            case ALLOW -> found.map(_ -> Finding.PASS)
                    .orElse(new Finding(Verdict.FAIL, symbol + " is not on the list of what may be traded"));
        };
    }

    private Finding screened(CompanyScreen screen, Shelf shelf, Symbol symbol, List<Found> notes) {
        Optional<Company> found = shelf.company(symbol);
        if (found.isEmpty()) {
            return new Finding(Verdict.UNKNOWN, "there are no figures of " + symbol);
        }
        Company company = found.get();
        Finding worst = activity(screen, company, notes);
        if (today.isAfter(company.asOf().plusDays(shelf.pack().ttlDays()))) {
            worst = worst.or(new Finding(Verdict.UNKNOWN, "the figures of " + symbol + " are of " + company.asOf()));
        }
        for (Threshold threshold : screen.thresholds()) {
            worst = worst.or(measured(threshold, company, notes));
        }
        return worst;
    }

    private static Finding activity(CompanyScreen screen, Company company, List<Found> notes) {
        if (company.activity().isEmpty()) {
            return screen.forbidden().isEmpty() && screen.doubtful().isEmpty()
                    ? Finding.PASS
                    : new Finding(Verdict.UNKNOWN, "the business of " + company.symbol() + " is not known");
        }
        String business = company.activity().get();
        notes.add(new Found("business", business));
        if (screen.forbidden().contains(business)) {
            return new Finding(Verdict.FAIL, "the business of " + company.symbol() + " is " + business);
        }
        return screen.doubtful().contains(business)
                ? new Finding(Verdict.DOUBTFUL, "the business of " + company.symbol() + " is " + business)
                : Finding.PASS;
    }

    private static Finding measured(Threshold threshold, Company company, List<Found> notes) {
        String name = name(threshold.measure());
        String most = (threshold.inclusive() ? "at most " : "less than ") + threshold.percent() + "%";
        var ratio = company.ratio(threshold.measure());
        if (ratio.isEmpty()) {
            notes.add(new Found(name, "not known"));
            return new Finding(Verdict.UNKNOWN, name + " of " + company.symbol() + " is not known");
        }
        notes.add(new Found(name, ratio.get().part() + " / " + ratio.get().whole() + ", " + most));
        return ratio.get().isWithin(threshold)
                ? Finding.PASS
                : new Finding(Verdict.FAIL, name + " of " + company.symbol() + " is " + ratio.get().part() + " / "
                        + ratio.get().whole() + "; it may be " + most);
    }

    private static String name(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A verdict and its words; of two the worse counts, and of two that are as bad the first. */
    private record Finding(Verdict verdict, String words) {
        static final Finding PASS = new Finding(Verdict.PASS, "nothing speaks against it");

        Finding or(Finding other) {
            return other.verdict.compareTo(verdict) > 0 ? other : this;
        }
    }
}

package io.taffrail.model.account;

import io.taffrail.model.id.Symbol;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account's cash changed for, read from the words that the desk wrote beside the change.
 *
 * @param symbol what was held, where holding it brought or cost the money
 * @param date the day that it was for: of a loan the day that ended, of a dividend its ex-date
 */
public record CashMovement(Kind kind, Optional<Symbol> symbol, Optional<LocalDate> date) {
    private static final Pattern BORROW_FEE = Pattern.compile("borrow fee (\\S+) (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern DIVIDEND = Pattern.compile("dividend (\\S+) ex (\\d{4}-\\d{2}-\\d{2})");

    /** What kind of change it was. */
    public enum Kind {
        /** The worth of a fill, and what the venue took for it. */
        TRADE,
        /** What the account was opened with. */
        OPENING,
        /** A day's loan of shares that were sold short. */
        BORROW_FEE,
        /** A dividend; who is short pays it. */
        DIVIDEND,
        /** Anything else; its words say what. */
        OTHER
    }

    /** What a change's words say; words that are not known are {@link Kind#OTHER}. */
    public static CashMovement read(String reason) {
        if (reason.startsWith("trade")) {
            return new CashMovement(Kind.TRADE, Optional.empty(), Optional.empty());
        }
        if (reason.equals("starting cash")) {
            return new CashMovement(Kind.OPENING, Optional.empty(), Optional.empty());
        }
        return held(Kind.BORROW_FEE, BORROW_FEE.matcher(reason))
                .or(() -> held(Kind.DIVIDEND, DIVIDEND.matcher(reason)))
                .orElseGet(() -> new CashMovement(Kind.OTHER, Optional.empty(), Optional.empty()));
    }

    private static Optional<CashMovement> held(Kind kind, Matcher words) {
        return words.matches()
                ? Optional.of(new CashMovement(
                        kind, Optional.of(new Symbol(words.group(1))), Optional.of(LocalDate.parse(words.group(2)))))
                : Optional.empty();
    }
}

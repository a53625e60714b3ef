package io.taffrail.model.compliance;

import io.taffrail.model.id.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Rules as versioned data: what somebody has written down, from which file, as of which day, and for how long it is good.
 *
 * @param name what it is called; a pack of the same name takes its place
 * @param version its author's own, shown with every verdict
 * @param source the file that it was read from
 * @param sha256 the hash of all the bytes that it was read from, in hexadecimal
 * @param asOf the day that its lists speak of
 * @param ttlDays for how many days they are good; 1 to 3660
 * @param citation where its rules come from, in its author's words
 * @param accounts whose orders it judges; empty for all
 * @param conduct how may be traded, where it says so
 * @param list what may or may not be traded, where it says so
 * @param screen the figures by which companies are judged, where it has any
 */
public record RulePack(
        String name,
        String version,
        String source,
        String sha256,
        LocalDate asOf,
        int ttlDays,
        String citation,
        List<AccountId> accounts,
        Optional<Conduct> conduct,
        Optional<SymbolList> list,
        Optional<CompanyScreen> screen) {

    public RulePack {
        accounts = List.copyOf(accounts);
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a rule pack's name has 1 to 64 letters, digits, '.', '_' or '-', not: " + name);
        }
        if (version.isBlank() || version.length() > 64) {
            throw new IllegalArgumentException("a rule pack's version has 1 to 64 characters");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits, not: " + sha256);
        }
        if (ttlDays < 1 || ttlDays > 3660) {
            throw new IllegalArgumentException("a rule pack is good for 1 to 3660 days, not " + ttlDays);
        }
        if (conduct.isEmpty() && list.isEmpty() && screen.isEmpty()) {
            throw new IllegalArgumentException("rule pack " + name + " has no rules");
        }
    }

    /** The last day on which its lists are good. */
    public LocalDate lastDay() {
        return asOf.plusDays(ttlDays);
    }

    public boolean isExpiredOn(LocalDate day) {
        return day.isAfter(lastDay());
    }

    public boolean judges(AccountId account) {
        return accounts.isEmpty() || accounts.contains(account);
    }
}

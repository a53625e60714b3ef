package io.taffrail.http.alpaca;

import io.taffrail.http.alpaca.json.ActivityJson;
import io.taffrail.http.web.Query;
import io.taffrail.ports.Activity;
import io.taffrail.ports.Activity.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which types of activities a client asks for, in Alpaca's words. Most of those never happen here, and are a good
 * question with an empty answer.
 *
 * @param words the types; none for all
 */
record ActivityTypes(Set<String> words, Set<Kind> kinds) {
    private static final Set<String> KNOWN = Set.of(
            "FILL", "TRANS", "MISC", "ACATC", "ACATS", "CFEE", "CGD", "CSD", "CSR", "CSW", "DIV", "DIVCGL", "DIVCGS", "DIVFEE",
            "DIVFT", "DIVNRA", "DIVROC", "DIVTW", "DIVTXEX", "FEE", "INT", "INTNRA", "INTTW", "JNL", "JNLC", "JNLS", "MA",
            "NC", "OPASN", "OPCA", "OPCSH", "OPEXC", "OPEXP", "OPTRD", "PTC", "PTR", "REORG", "SPIN", "SPLIT", "FOPT", "OCT",
            "SSO", "SSP");
    /** All types but those that have a group of their own. */
    private static final Set<String> NOT_MISCELLANEOUS = Set.of("FILL", "DIV", "CSD", "CSW");

    static ActivityTypes of(Query query) {
        List<String> asked = query.all("activity_types");
        var category = query.first("category");
        if (category.isPresent() && !asked.isEmpty()) {
            throw Errors.parameter("category cannot be used with activity_types");
        }
        return category.map(ActivityTypes::category).orElseGet(() -> of(asked));
    }

    static ActivityTypes of(List<String> asked) {
        var words = new TreeSet<String>();
        for (String word : asked) {
            if (!KNOWN.contains(word)) {
                throw Errors.parameter("invalid activity type: " + (word.length() > 32 ? word.substring(0, 32) : word));
            }
            words.add(word);
        }
        var kinds = EnumSet.allOf(Kind.class);
        if (!words.isEmpty() && !words.contains("FILL")) {
            kinds.remove(Kind.TRADE);
        }
        if (words.equals(Set.of("FILL"))) {
            kinds.retainAll(Set.of(Kind.TRADE));
        }
        return new ActivityTypes(words, kinds);
    }

    boolean include(Activity activity) {
        String type = ActivityJson.type(activity);
        return words.isEmpty()
                || words.contains(type)
                || (words.contains("MISC") && !NOT_MISCELLANEOUS.contains(type));
    }

    private static ActivityTypes category(String word) {
        return switch (word) {
            case "trade_activity"     -> new ActivityTypes(Set.of(), Set.of(Kind.TRADE));
            case "non_trade_activity" -> new ActivityTypes(Set.of(), Set.of(Kind.COMMISSION, Kind.CASH));
            default -> throw Errors.parameter("invalid category: it is trade_activity or non_trade_activity");
        };
    }
}

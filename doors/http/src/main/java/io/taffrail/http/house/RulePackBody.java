package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen.Measure;
import io.taffrail.model.compliance.CompanyScreen.Threshold;
import io.taffrail.model.compliance.CompanyScreen;
import io.taffrail.model.compliance.Conduct;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.compliance.SymbolList;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.id.Symbol;
import io.taffrail.model.instrument.AssetClass;
import io.taffrail.model.value.Decimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads a rule pack from JSON; numbers are texts, and a field that is not known is an error. */
final class RulePackBody {
    private static final Set<String> PACK = Set.of(
            "name", "version", "source", "sha256", "as_of", "ttl_days", "citation", "accounts", "conduct", "list", "screen");

    private RulePackBody() {}

    static RulePack read(Call call) {
        JsonNode body = call.body().filter(JsonNode::isObject).orElseThrow(() -> wrong("body", "a rule pack is an object"));
        try {
            return pack(body);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw HouseErrors.of(422, "RULES_MALFORMED", String.valueOf(e.getMessage()), "a rule pack is taken whole or not at all",
                    "correct the file and import it again: taffrail rules import FILE");
        }
    }

    static Symbol symbol(String text) {
        try {
            return new Symbol(text);
        } catch (IllegalArgumentException notASymbol) {
            throw wrong("symbol", String.valueOf(notASymbol.getMessage()));
        }
    }

    private static RulePack pack(JsonNode body) {
        onlyKnown(body, PACK);
        return new RulePack(
                text(body, "name"), text(body, "version"), text(body, "source"), text(body, "sha256"), date(body, "as_of"),
                whole(body, "ttl_days"), optional(body, "citation").orElse(""),
                each(body, "accounts", node -> new AccountId(node.asString())),
                part(body, "conduct").map(RulePackBody::conduct),
                part(body, "list").map(RulePackBody::list),
                part(body, "screen").map(RulePackBody::screen));
    }

    private static Conduct conduct(JsonNode node) {
        onlyKnown(node, Set.of("margin", "shorts", "asset_classes"));
        return new Conduct(
                flag(node, "margin"), flag(node, "shorts"), each(node, "asset_classes", kind -> word(AssetClass.class, kind)));
    }

    private static SymbolList list(JsonNode node) {
        onlyKnown(node, Set.of("kind", "symbols"));
        return new SymbolList(
                word(SymbolList.Kind.class, require(node, "kind")),
                each(node, "symbols", one ->
                        new SymbolList.Listed(new Symbol(text(one, "symbol")), optional(one, "reason").orElse(""))));
    }

    private static CompanyScreen screen(JsonNode node) {
        onlyKnown(node, Set.of("thresholds", "forbidden", "doubtful", "buys_doubtful", "companies"));
        return new CompanyScreen(
                each(node, "thresholds", one -> new Threshold(
                        word(Measure.class, require(one, "measure")), Decimal.of(text(one, "percent")), flag(one, "inclusive"),
                        optional(one, "citation").orElse(""))),
                each(node, "forbidden", JsonNode::asString), each(node, "doubtful", JsonNode::asString), flag(node, "buys_doubtful"),
                each(node, "companies", RulePackBody::company));
    }

    private static Company company(JsonNode node) {
        onlyKnown(node, Set.of("symbol", "activity", "market_cap", "interest_debt", "interest_deposits", "total_income",
                "impermissible_income", "as_of"));
        return new Company(
                new Symbol(text(node, "symbol")), optional(node, "activity"), number(node, "market_cap"), number(node, "interest_debt"),
                number(node, "interest_deposits"), number(node, "total_income"), number(node, "impermissible_income"),
                date(node, "as_of"));
    }

    private static void onlyKnown(JsonNode node, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("a field " + name + " is not known");
            }
        }
    }

    private static JsonNode require(JsonNode node, String field) {
        JsonNode found = node.get(field);
        if (found == null || found.isNull()) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return found;
    }

    private static Optional<JsonNode> part(JsonNode node, String field) {
        Optional<JsonNode> found = Optional.ofNullable(node.get(field)).filter(one -> !one.isNull());
        if (found.filter(one -> !one.isObject()).isPresent()) {
            throw new IllegalArgumentException("the field " + field + " is an object");
        }
        return found;
    }

    private static String text(JsonNode node, String field) {
        JsonNode found = require(node, field);
        if (!found.isString()) {
            throw new IllegalArgumentException("the field " + field + " is a text");
        }
        return found.asString();
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.get(field) == null || node.get(field).isNull() ? Optional.empty() : Optional.of(text(node, field));
    }

    private static Optional<Decimal> number(JsonNode node, String field) {
        return optional(node, field).map(Decimal::of);
    }

    private static LocalDate date(JsonNode node, String field) {
        return LocalDate.parse(text(node, field));
    }

    private static int whole(JsonNode node, String field) {
        JsonNode found = require(node, field);
        if (!found.isInt()) {
            throw new IllegalArgumentException("the field " + field + " is a whole number");
        }
        return found.intValue();
    }

    private static boolean flag(JsonNode node, String field) {
        JsonNode found = require(node, field);
        if (!found.isBoolean()) {
            throw new IllegalArgumentException("the field " + field + " is true or false");
        }
        return found.booleanValue();
    }

    private static <E extends Enum<E>> E word(Class<E> words, JsonNode node) {
        for (E word : words.getEnumConstants()) {
            if (node.isString() && word.name().toLowerCase(Locale.ROOT).equals(node.asString())) {
                return word;
            }
        }
        throw new IllegalArgumentException(node + " is none of " + List.of(words.getEnumConstants()));
    }

    private static <T> List<T> each(JsonNode node, String field, Function<JsonNode, T> read) {
        JsonNode found = node.get(field);
        if (found == null || found.isNull()) {
            return List.of();
        }
        if (!found.isArray()) {
            throw new IllegalArgumentException("the field " + field + " is a list");
        }
        var all = new ArrayList<T>();
        found.forEach(one -> all.add(read.apply(one)));
        return all;
    }

    private static RuntimeException wrong(String field, String why) {
        return HouseErrors.badField(field, why, "see docs/rules.md");
    }
}

package io.taffrail.cli.rules;

import io.taffrail.cli.client.Json;
import io.taffrail.model.compliance.CompanyScreen.Company;
import io.taffrail.model.compliance.CompanyScreen;
import io.taffrail.model.compliance.RulePack;
import io.taffrail.model.id.AccountId;
import io.taffrail.model.value.Decimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule pack as the server takes it. */
public final class RulesJson {

    private RulesJson() {}

    public static ObjectNode of(RulePack pack) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("name", pack.name())
                .put("version", pack.version())
                .put("source", pack.source())
                .put("sha256", pack.sha256())
                .put("as_of", pack.asOf().toString())
                .put("ttl_days", pack.ttlDays())
                .put("citation", pack.citation());
        ArrayNode accounts = json.putArray("accounts");
        pack.accounts().stream().map(AccountId::value).forEach(accounts::add);
        pack.conduct().ifPresent(conduct -> {
            ArrayNode kinds = json.putObject("conduct")
                    .put("margin", conduct.margin()).put("shorts", conduct.shorts()).putArray("asset_classes");
            conduct.assetClasses().forEach(kind -> kinds.add(lower(kind)));
        });
        pack.list().ifPresent(list -> {
            ArrayNode symbols = json.putObject("list").put("kind", lower(list.kind())).putArray("symbols");
            list.listed().forEach(one -> symbols.addObject().put("symbol", one.symbol().value()).put("reason", one.reason()));
        });
        pack.screen().ifPresent(screen -> json.set("screen", of(screen)));
        return json;
    }

    private static ObjectNode of(CompanyScreen screen) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("buys_doubtful", screen.buysDoubtful());
        ArrayNode thresholds = json.putArray("thresholds");
        screen.thresholds().forEach(one -> thresholds.addObject()
                .put("measure", lower(one.measure()))
                .put("percent", one.percent().toString())
                .put("inclusive", one.inclusive())
                .put("citation", one.citation()));
        ArrayNode forbidden = json.putArray("forbidden");
        screen.forbidden().forEach(forbidden::add);
        ArrayNode doubtful = json.putArray("doubtful");
        screen.doubtful().forEach(doubtful::add);
        ArrayNode companies = json.putArray("companies");
        screen.companies().forEach(company -> companies.add(of(company)));
        return json;
    }

    private static ObjectNode of(Company company) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("symbol", company.symbol().value());
        company.activity().ifPresent(business -> json.put("activity", business));
        put(json, "market_cap", company.marketCap());
        put(json, "interest_debt", company.interestDebt());
        put(json, "interest_deposits", company.interestDeposits());
        put(json, "total_income", company.totalIncome());
        put(json, "impermissible_income", company.impermissibleIncome());
        return json.put("as_of", company.asOf().toString());
    }

    private static void put(ObjectNode json, String name, Optional<Decimal> number) {
        number.ifPresent(known -> json.put(name, known.toString()));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

package io.taffrail.http.house;

import io.taffrail.http.web.Call;
import io.taffrail.http.web.Json;
import io.taffrail.http.web.QueryOpening;
import io.taffrail.model.compliance.RulePack;
import java.util.Map;
import java.util.Optional;

/** Lets the fuzzer at the rule packs that come by HTTP. */
public final class RulesOpening {
    private RulesOpening() {}

    public static RulePack read(byte[] body) {
        return RulePackBody.read(new Call(
                "PUT /api/v1/rules", Map.of(), QueryOpening.parse(""), Optional.of(Json.read(body)), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}

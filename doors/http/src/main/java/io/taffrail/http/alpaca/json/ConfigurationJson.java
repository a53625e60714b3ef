package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.account.AccountKind;
import io.taffrail.model.account.Configuration;
import io.taffrail.model.account.Configuration.DayTradeCheck;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** An account's configuration as Alpaca writes it, with the day-trading keys that it dropped in 2026. */
public final class ConfigurationJson {
    private ConfigurationJson() {}

    /**
     * An account's configuration.
     *
     * @param kind how far the account can go, whatever its owner would allow
     * @param dayTrading whether with the keys that Alpaca dropped in 2026
     */
    public static ObjectNode of(Configuration configuration, AccountKind kind, boolean dayTrading) {
        var node = Json.object().put("disable_overnight_trading", configuration.overnightForbidden());
        if (dayTrading) {
            node.put("dtbp_check", word(configuration.dayTradeMarginCheck()));
        }
        node.put("fractional_trading", configuration.fractionalAllowed())
                .put("max_margin_multiplier", configuration.multiplier(kind).toString())
                .put("max_options_trading_level", configuration.optionsLevelMax())
                .put("no_shorting", configuration.shortingForbidden());
        if (dayTrading) {
            node.put("pdt_check", word(configuration.dayTradeCheck()));
        }
        return node.put("ptp_no_exception_entry", configuration.partnershipsAccepted())
                .put("suspend_trade", configuration.tradingSuspended())
                .put("trade_confirm_email", configuration.fillsMailed() ? "all" : "none");
    }

    private static String word(DayTradeCheck check) {
        return check.name().toLowerCase(Locale.ROOT);
    }
}

package io.taffrail.http.alpaca.json;

import io.taffrail.http.web.Json;
import io.taffrail.model.account.Account;
import io.taffrail.model.account.Balance;
import io.taffrail.model.id.OrderId;
import io.taffrail.model.instrument.NewYorkSession;
import io.taffrail.model.value.Money;
import io.taffrail.views.Accounts.Standing;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** An account as Alpaca writes it, with the day-trading keys that it dropped in 2026 and older clients still read. */
public final class AccountJson {
    private AccountJson() {}

    /**
     * The account as it stands.
     *
     * @param now the desk's time
     * @param dayTrading whether with the keys that Alpaca dropped in 2026
     */
    public static ObjectNode of(Standing standing, Instant now, boolean dayTrading) {
        var account = standing.account();
        Balance balance = standing.balance();
        Money zero = account.currency().zero();
        String buyingPower = text(balance.buyingPower().max(zero));
        String id = id(account);
        var node = Json.object();
        node.put("id", id);
        node.putObject("admin_configurations");
        node.putNull("user_configurations");
        node.put("account_number", "PA" + id.replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT));
        node.put("status", "ACTIVE");
        node.put("crypto_status", "ACTIVE");
        node.put("options_approved_level", 0);
        node.put("options_trading_level", 0);
        node.put("currency", account.currency().code());
        node.put("buying_power", buyingPower);
        node.put("regt_buying_power", text(balance.overnightBuyingPower().max(zero)));
        node.put("effective_buying_power", buyingPower);
        node.put("non_marginable_buying_power", text(balance.ownBuyingPower().max(zero)));
        node.put("options_buying_power", "0");
        node.put("cash", text(balance.cash()));
        node.put("accrued_fees", "0");
        node.put("portfolio_value", text(balance.equity()));
        node.put("trading_blocked", false);
        node.put("transfers_blocked", false);
        node.put("account_blocked", false);
        node.put("created_at", account.openedAt().toString());
        node.put("trade_suspended_by_user", standing.configuration().tradingSuspended());
        node.put("multiplier", balance.effectiveMultiplier().toString());
        node.put(
                "shorting_enabled",
                balance.hasEnoughForMargin() && !standing.configuration().shortingForbidden());
        node.put("equity", text(balance.equity()));
        node.put("last_equity", text(standing.lastEquity()));
        node.put("long_market_value", text(balance.longValue()));
        node.put("short_market_value", text(balance.shortValue()));
        node.put("position_market_value", text(balance.longValue().plus(balance.shortValue())));
        node.put("initial_margin", text(balance.initialMargin()));
        node.put("maintenance_margin", text(standing.maintenance()));
        node.put("last_maintenance_margin", text(standing.lastMaintenance()));
        node.put("sma", text(balance.equity().minus(balance.initialMargin()).max(zero)));
        node.put("balance_asof", now.atZone(NewYorkSession.NEW_YORK).toLocalDate().minusDays(1).toString());
        node.put("crypto_tier", 1);
        node.put("intraday_adjustments", "0");
        node.put("pending_reg_taf_fees", "0");
        if (dayTrading) {
            node.put("pattern_day_trader", false).put("daytrade_count", 0).put("daytrading_buying_power", "0");
        }
        return node;
    }

    /** Alpaca's name for an account, a UUID. */
    static String id(Account account) {
        return OrderId.uuid("account", account.id().value(), account.openedAt().toString()).toString();
    }

    private static String text(Money money) {
        return money.amount().toString();
    }
}

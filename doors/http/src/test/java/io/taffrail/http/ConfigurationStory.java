package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.Symbol;
import io.taffrail.model.journal.Command;
import io.taffrail.model.order.Denial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's configuration, read and changed. */
class ConfigurationStory {
    private static final String PATH = "/v2/account/configurations";
    private static final String USUAL = "{\"disable_overnight_trading\":false,\"dtbp_check\":\"entry\",\"fractional_trading\":true,"
            + "\"max_margin_multiplier\":\"2\",\"max_options_trading_level\":0,\"no_shorting\":false,\"pdt_check\":\"entry\","
            + "\"ptp_no_exception_entry\":false,\"suspend_trade\":false,\"trade_confirm_email\":\"none\"}";

    private OpenDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new OpenDoor(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void itHasEveryFieldFromTheStart() {
        assertThat(door.get(PATH).text()).isEqualTo(USUAL);
    }

    @Test
    void aChangeAnswersWithTheWholeAndLeavesTheRest() {
        var suspended = patch("{'suspend_trade':true}");
        var more = patch("{'no_shorting':true,'max_margin_multiplier':1,'trade_confirm_email':'all','dtbp_check':null}");

        assertThat(suspended.text()).isEqualTo(USUAL.replace("\"suspend_trade\":false", "\"suspend_trade\":true"));
        assertThat(List.of(more.says("no_shorting"), more.says("max_margin_multiplier"), more.says("trade_confirm_email"),
                        more.says("suspend_trade"), more.says("dtbp_check")))
                .containsExactly("true", "1", "all", "true", "entry");
        assertThat(door.get(PATH).text()).isEqualTo(more.text());
    }

    @Test
    void whatAClientReadsItCanSendBack() {
        var answer = patch(USUAL);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(USUAL);
    }

    @Test
    void theAccountShowsWhatWasChosen() {
        patch("{'suspend_trade':true,'no_shorting':true,'max_margin_multiplier':'1'}");

        var account = door.get("/v2/account");

        assertThat(List.of(account.says("trade_suspended_by_user"), account.says("shorting_enabled"), account.says("multiplier"),
                        account.says("buying_power")))
                .containsExactly("true", "false", "1", "100000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'suspend_trading':true} | unknown field: suspend_trading",
        "{'suspend_trade':'yes'} | suspend_trade must be a boolean",
        "{'suspend_trade':'true'} | suspend_trade must be a boolean",
        "{'max_margin_multiplier':'3'} | invalid max_margin_multiplier: it is 1, 2 or 4",
        "{'max_margin_multiplier':'two'} | invalid max_margin_multiplier: ",
        "{'max_options_trading_level':4} | invalid max_options_trading_level: it is 0, 1, 2 or 3",
        "{'max_options_trading_level':1.5} | invalid max_options_trading_level: it is 0, 1, 2 or 3",
        "{'trade_confirm_email':'some'} | invalid trade_confirm_email: it is all or none",
        "{'dtbp_check':'never'} | invalid dtbp_check: it is both, entry or exit",
        "{'pdt_check':1} | pdt_check must be a string",
        "[] | request body format is invalid: a configuration is a JSON object",
    })
    void whatIsNotKnownIsRefusedAndChangesNothing(String body, String message) {
        var answer = patch(body);

        assertThat(answer.status() + " " + answer.says("code")).isEqualTo("422 40010001");
        assertThat(answer.says("message")).startsWith(message);
        assertThat(door.desk.commands()).noneMatch(Command.ConfigureAccount.class::isInstance);
        assertThat(door.get(PATH).text()).isEqualTo(USUAL);
    }

    @Test
    void theDesksDenialsAreToldInAlpacasWords() {
        assertThat(denied(new Denial.TradingSuspended(ScriptedDesk.PAPER)))
                .isEqualTo("403 40310000 new orders are rejected by user request");
        assertThat(denied(new Denial.ShortingForbidden(ScriptedDesk.PAPER, new Symbol("AAPL"))))
                .isEqualTo("403 40310000 account is not allowed to short");
        assertThat(denied(new Denial.FractionsForbidden(ScriptedDesk.PAPER, new Symbol("AAPL"))))
                .isEqualTo("403 40310000 fractional trading is disabled for this account");
    }

    private String denied(Denial denial) {
        door.desk.denyNext(denial);
        return door.order("{'symbol':'AAPL','qty':'1','side':'buy','type':'market','time_in_force':'day'}").error();
    }

    private OpenDoor.Answer patch(String body) {
        return door.send("PATCH", PATH, body.replace('\'', '"'));
    }
}

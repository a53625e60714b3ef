package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.account.Watchlist;
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

/** Lists of symbols, kept, changed and deleted, under their ids and their names. */
class WatchlistsStory {
    private static final String PATH = "/v2/watchlists";

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
    void aNewListHasItsAssetsInTheirOrder() {
        var list = create("mine", "'BTCUSD','AAPL',null");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.keys()).containsExactly("id", "account_id", "created_at", "updated_at", "name", "assets");
        assertThat(symbols(list)).containsExactly("BTC/USD", "AAPL");
        assertThat(list.says("account_id")).isEqualTo(door.get("/v2/account").says("id"));
        assertThat(door.get(PATH + "/" + list.says("id")).text()).isEqualTo(list.text());
        assertThat(door.get(PATH + ":by_name?name=mine").text()).isEqualTo(list.text());
        var all = door.get(PATH).json();
        assertThat(all).hasSize(1);
        assertThat(all.path(0).propertyNames()).containsExactly("id", "account_id", "created_at", "updated_at", "name");
    }

    @Test
    void aListIsChangedUnderItsIdAndUnderItsName() {
        String id = create("my list", "'AAPL'").says("id");
        String named = PATH + ":by_name?name=my%20list";

        assertThat(symbols(put(PATH + "/" + id, "{'symbols':['EUR/USD']}"))).containsExactly("EUR/USD");
        assertThat(symbols(post(PATH + "/" + id, "{'symbol':'AAPL'}"))).containsExactly("EUR/USD", "AAPL");
        assertThat(symbols(post(named, "{'symbol':'BTC/USD'}"))).containsExactly("EUR/USD", "AAPL", "BTC/USD");
        assertThat(symbols(door.delete(PATH + "/" + id + "/EUR%2FUSD"))).containsExactly("AAPL", "BTC/USD");
        assertThat(symbols(door.delete(PATH + "/" + id + "/BTCUSD"))).containsExactly("AAPL");
        assertThat(put(named, "{'name':'other'}").says("name")).isEqualTo("other");
        assertThat(door.get(named).error()).isEqualTo("404 40410000 watchlist not found: my list");
        var deleted = door.delete(PATH + ":by_name?name=other");
        assertThat(deleted.status() + deleted.text()).isEqualTo("204");
        assertThat(door.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(door.get(PATH).json()).isEmpty();
    }

    @Test
    void aListBelongsToItsAccount() {
        String id = create("mine", "").says("id");

        assertThat(door.views.watchlists().of(ScriptedDesk.SAVINGS)).isEmpty();
        assertThat(door.get(PATH + "/" + id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | 422 40010001 name is required",
        "{'name':''} | 422 40010001 name is required",
        "{'name':'  '} | 422 40010001 invalid name: it is a text of visible characters",
        "{'name':7} | 422 40010001 name must be a string",
        "{'name':'a','symbols':'AAPL'} | 422 40010001 symbols must be an array",
        "{'name':'a','symbols':[7]} | 422 40010001 symbols must be strings",
        "{'name':'a','symbols':['ZZZZ']} | 422 42210000 asset \"ZZZZ\" not found",
        "[] | 422 40010001 request body format is invalid: a watchlist is a JSON object",
    })
    void whatMakesNoSenseIsRefusedWithoutACommand(String body, String error) {
        assertThat(post(PATH, body).error()).isEqualTo(error);
        assertThat(door.desk.commands()).noneMatch(Command.ChangeWatchlist.class::isInstance);
    }

    @Test
    void aNameIsNoLongerThanSixtyFourCharacters() {
        assertThat(create("n".repeat(64), "").status()).isEqualTo(200);
        assertThat(create("n".repeat(65), "").error())
                .isEqualTo("422 40010001 name must be no more than 64 characters");
    }

    @Test
    void theDesksRefusalsAreToldInAlpacasWords() {
        assertThat(told(Watchlist.Problem.NAME_TAKEN, "mine")).isEqualTo("422 40010001 watchlist name must be unique");
        assertThat(told(Watchlist.Problem.SYMBOL_LISTED, "AAPL")).isEqualTo("422 40010001 duplicate symbol: AAPL");
        assertThat(told(Watchlist.Problem.SYMBOL_NOT_LISTED, "AAPL")).isEqualTo("404 40410000 symbol not found: AAPL");
        assertThat(told(Watchlist.Problem.UNKNOWN, "x")).isEqualTo("404 40410000 watchlist not found: x");
        assertThat(told(Watchlist.Problem.FULL, "200 watchlists"))
                .isEqualTo("422 42210000 there are 200 watchlists already");
    }

    private String told(Watchlist.Problem problem, String subject) {
        door.desk.refuseNextChange(new Denial.WatchlistRefused(problem, subject));
        return create("mine", "").error();
    }

    private OpenDoor.Answer create(String name, String symbols) {
        return post(PATH, "{'name':'" + name + "','symbols':[" + symbols + "]}");
    }

    private OpenDoor.Answer post(String path, String body) {
        return door.post(path, body.replace('\'', '"'));
    }

    private OpenDoor.Answer put(String path, String body) {
        return door.send("PUT", path, body.replace('\'', '"'));
    }

    private static List<String> symbols(OpenDoor.Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json().path("assets").valueStream().map(asset -> asset.path("symbol").asString()).toList();
    }
}

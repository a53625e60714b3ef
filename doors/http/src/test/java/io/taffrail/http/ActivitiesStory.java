package io.taffrail.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.OrderId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All that changed an account, listed and paged. */
class ActivitiesStory {
    private static final String PATH = "/v2/account/activities";

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
    void anOrderThatTradesInTwoPartsLeavesTwoFills() {
        OrderId order = boughtInParts("AAPL", "10", "4", "6");

        var fills = list(PATH + "/FILL?direction=asc");

        assertThat(fills).hasSize(2);
        assertThat(fills.getFirst().propertyNames()).containsExactlyInAnyOrder(
                "id", "activity_type", "transaction_time", "type", "price", "qty", "side", "symbol", "leaves_qty",
                "order_id", "cum_qty", "order_status");
        assertThat(said(fills.getFirst(), "type", "qty", "cum_qty", "leaves_qty", "order_status", "side", "symbol", "price"))
                .containsExactly("partial_fill", "4", "4", "6", "partially_filled", "buy", "AAPL", "150");
        assertThat(said(fills.getLast(), "type", "qty", "cum_qty", "leaves_qty", "order_status"))
                .containsExactly("fill", "6", "10", "0", "filled");
        assertThat(said(fills.getLast(), "order_id")).containsExactly(order.value());
        assertThat(said(fills.getLast(), "id").getFirst())
                .as("the time of New York").matches("20260302103000000::[0-9a-f-]{36}");
    }

    @Test
    void pagesFollowEachOtherByTheLastIdInBothDirections() {
        for (int i = 0; i < 7; i++) {
            boughtInParts("AAPL", "10", "4", "6");
        }
        for (String direction : List.of("asc", "desc")) {
            var whole = ids(PATH + "?direction=" + direction);
            var paged = new ArrayList<String>();
            var page = ids(PATH + "?page_size=4&direction=" + direction);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(4);
                paged.addAll(page);
                page = ids(PATH + "?page_size=4&direction=" + direction + "&page_token=" + page.getLast());
            }
            assertThat(paged).as(direction).hasSize(15).isEqualTo(whole);
        }
    }

    @Test
    void whatIsAskedForNarrowsTheList() {
        OrderId first = boughtInParts("AAPL", "10", "4", "6");
        boughtInParts("AAPL", "2", "1", "1");

        assertThat(list(PATH)).hasSize(5);
        assertThat(list(PATH + "?activity_types=FILL")).hasSize(4);
        assertThat(list(PATH + "?activity_types=JNLC,DIV")).hasSize(1);
        assertThat(list(PATH + "?category=trade_activity")).hasSize(4);
        assertThat(list(PATH + "?category=non_trade_activity")).hasSize(1);
        assertThat(list(PATH + "?order_id=" + first.value())).hasSize(2);
        assertThat(list(PATH + "/CSD")).isEmpty();
        assertThat(list(PATH + "/MISC")).hasSize(1);
        assertThat(list(PATH + "?date=2026-03-02")).hasSize(5);
        assertThat(list(PATH + "?date=2026-03-01T12:00:00Z")).isEmpty();
        assertThat(list(PATH + "?after=2026-03-02T15:30:00Z")).as("after is exclusive").isEmpty();
        assertThat(list(PATH + "?after=2026-03-02T15:29:59Z&until=2026-03-03")).hasSize(5);
        assertThat(list(PATH + "?until=2026-03-02T15:30:00Z")).as("until is exclusive").isEmpty();
    }

    @Test
    void theCashThatTheAccountWasOpenedWithIsAnEntryOfItsOwn() {
        var opening = list(PATH + "/JNLC").getFirst();

        assertThat(said(opening, "activity_type", "net_amount", "currency", "date", "status"))
                .containsExactly("JNLC", "100000", "USD", "2026-03-02T00:00:00Z", "executed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?activity_types=FILL&category=trade_activity | category cannot be used with activity_types",
        "?activity_types=FILLS | invalid activity type: FILLS",
        "/NOTHING | invalid activity type: NOTHING",
        "?category=all | invalid category: it is trade_activity or non_trade_activity",
        "?page_size=0 | invalid page_size: it is a number from 1 to 100",
        "?page_size=101 | invalid page_size: it is a number from 1 to 100",
        "?page_size=ten | invalid page_size: it is a number from 1 to 100",
        "?direction=up | invalid direction",
        "?date=2026-03-02&until=2026-03-03 | date cannot be used with after or until",
        "?date=%2B999999999-12-31T00:00:00Z | invalid date: it is a date or an RFC 3339 time",
        "?after=yesterday | invalid after: it is a date or an RFC 3339 time",
        "?page_token=x | invalid page_token: it is the id of an activity of this account",
        "?page_token=20260302103000000::3174d6df-7726-44b4-a5bd-7fda5ae6e009 | invalid page_token: ",
        "?page_token=99999999999999999::a | invalid page_token: ",
    })
    void whatMakesNoSenseIsRefused(String rest, String message) {
        var answer = door.get(PATH + rest);

        assertThat(answer.status() + " " + answer.says("code")).isEqualTo("422 40010001");
        assertThat(answer.says("message")).startsWith(message);
    }

    private OrderId boughtInParts(String symbol, String quantity, String first, String second) {
        var id = OpenDoor.id(door.order(
                "{'symbol':'%s','qty':'%s','side':'buy','type':'market','time_in_force':'day'}".formatted(symbol, quantity)));
        door.desk.venueAccepts(id);
        door.desk.venueFills(id, first, "150", false);
        door.desk.venueFills(id, second, "150", true);
        return id;
    }

    private List<JsonNode> list(String path) {
        var answer = door.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().valueStream().toList();
    }

    private List<String> ids(String path) {
        return list(path).stream().map(one -> one.path("id").asString()).toList();
    }

    private static List<String> said(JsonNode node, String... names) {
        return List.of(names).stream().map(name -> node.path(name).asString()).toList();
    }
}

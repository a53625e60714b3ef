package io.taffrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.id.ClientOrderId;
import org.junit.jupiter.api.Test;

/** What a desk keeps does not grow with the orders that it has had. */
class RetentionTest {
    private static final int ORDERS = 20_000;

    @Test
    void onlyOpenOrdersAndTheLatestThatClosedAreKept() {
        var story = EngineStory.margin("100000000");
        story.given(Ticket.buy("1", "AAPL").limit("1").named("first").submitted(), EngineStory.accepted(1));

        manyOrders(story, 2, ORDERS);

        Book book = story.engine().book();
        long kept = 0;
        long names = 0;
        for (int number = 1; number <= ORDERS; number++) {
            kept += book.order(EngineStory.order(number)).isPresent() ? 1 : 0;
            var name = new ClientOrderId("N-" + number);
            names += book.openOrRecent(EngineStory.account("main"), name).isPresent() ? 1 : 0;
        }
        assertThat(kept).isEqualTo(OrderBook.RECENT + 1);
        assertThat(names).isEqualTo(OrderBook.RECENT);
        assertThat(book.order(EngineStory.order(1))).isPresent();
        assertThat(book.ordersSoFar()).isEqualTo(ORDERS);
    }

    @Test
    void anEntryIsKeptForAsLongAsItsExitsAreOpen() {
        var story = EngineStory.margin("100000000");
        story.given(Ticket.buy("1", "AAPL").limit("100").bracket("110", "90").named("entry").submitted());
        story.given(EngineStory.accepted(1), EngineStory.filled(1, "T-1", "1", "100"));

        manyOrders(story, 4, OrderBook.RECENT + 4);
        boolean whileItsExitsAreOpen = story.engine().book().order(EngineStory.order(1)).isPresent();
        story.given(EngineStory.canceled(2), EngineStory.canceled(3));
        boolean afterThem = story.engine().book().order(EngineStory.order(1)).isPresent();

        assertThat(whileItsExitsAreOpen).isTrue();
        assertThat(afterThem).isFalse();
    }

    private static void manyOrders(EngineStory story, int first, int last) {
        for (int number = first; number <= last; number++) {
            story.given(
                    Ticket.buy("1", "MSFT").at("100").named("N-" + number).submitted(),
                    EngineStory.filled(number, "T-" + number, "1", "100"));
        }
    }
}

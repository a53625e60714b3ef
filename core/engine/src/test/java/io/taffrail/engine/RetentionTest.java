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

        for (int number = 2; number <= ORDERS; number++) {
            story.given(
                    Ticket.buy("1", "MSFT").at("100").named("N-" + number).submitted(),
                    EngineStory.filled(number, "T-" + number, "1", "100"));
        }

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
}

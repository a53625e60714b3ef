package io.taffrail.engine;

import static io.taffrail.engine.EngineStory.accepted;
import static io.taffrail.engine.EngineStory.order;
import static io.taffrail.engine.Ticket.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.taffrail.model.journal.ExecutionReport;
import io.taffrail.model.order.Denial;
import io.taffrail.model.statement.Gate;
import org.junit.jupiter.api.Test;

/** Orders in doubt are bounded: a broker that answers nothing gets nothing more. */
class DoubtTest {

    @Test
    void anAccountWithTooManyOrdersInDoubtSendsNoMoreUntilOneIsSettled() {
        EngineStory story = EngineStory.margin("10000000");
        for (long number = 1; number <= 256; number++) {
            story.given(buy("1", "AAPL").limit("100").submitted(),
                    new ExecutionReport.InDoubt(order(number), "no answer", EngineStory.AT));
        }
        assertThat(story.engine().book().account(EngineStory.account("main")).orElseThrow().inDoubt()).isEqualTo(256);

        story.when(buy("1", "AAPL").limit("100").submitted())
                .thenDenied(new Denial.AccountNotReady(
                        EngineStory.account("main"), Gate.CLOSING_ONLY,
                        "256 orders were sent and not answered, and are being looked up"));

        story.given(accepted(1)).when(buy("1", "AAPL").limit("100").submitted()).andAsks("send 258");
    }
}

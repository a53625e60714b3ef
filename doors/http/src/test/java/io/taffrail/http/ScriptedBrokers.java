package io.taffrail.http;

import io.taffrail.ports.Reconciler;
import java.util.List;

/** Books and brokers as the test says that they are; without a word there is no broker behind a wire. */
final class ScriptedBrokers implements Reconciler {
    volatile List<SideBySide> sides = List.of();
    volatile List<BrokerHealth> healths = List.of();

    @Override
    public List<SideBySide> compare(boolean fresh) {
        return sides;
    }

    @Override
    public List<BrokerHealth> health() {
        return healths;
    }
}

package io.taffrail.ports;

import io.taffrail.model.journal.ExecutionReport;

/** Where a broker reports what it knows. */
public interface BrokerListener {
    void onReport(ExecutionReport report);
}

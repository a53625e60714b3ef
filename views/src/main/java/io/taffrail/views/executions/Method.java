package io.taffrail.views.executions;

/** Where an order was executed. */
public enum Method {
    /** At a broker behind a wire. */
    BROKER,
    /** On the exchange in the house, whatever market it follows. */
    SIMULATED
}

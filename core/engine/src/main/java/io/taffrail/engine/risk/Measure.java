package io.taffrail.engine.risk;

import io.taffrail.model.risk.Scope;

/** How one rule is measured: a pure function of the order's case and of whose limit it is. */
interface Measure {
    Measured of(LimitCase judged, Scope scope);
}

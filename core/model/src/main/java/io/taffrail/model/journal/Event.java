package io.taffrail.model.journal;

import java.time.Instant;

/** A fact. State is what its facts have made it, and nothing else changes it. */
public sealed interface Event
        permits OrderEvent, GroupEvent, PositionEvent, PlanEvent, AccountEvent, LinkEvent, RiskEvent, HaltEvent, SignalEvent,
                ComplianceEvent, RebalanceEvent, DeskEvent {

    /** When the desk took it for a fact. */
    Instant at();
}

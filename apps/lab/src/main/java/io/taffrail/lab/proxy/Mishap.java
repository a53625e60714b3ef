package io.taffrail.lab.proxy;

import io.taffrail.lab.fault.Fault;
import io.taffrail.lab.fault.FaultPlan;
import java.time.Duration;

/**
 * A fault that has happened.
 *
 * @param turn whom it struck
 * @param detail what exactly was done: a time, a status, a way to spoil; empty where there is nothing to add
 * @param at since the start of the proxy
 */
public record Mishap(Fault fault, FaultPlan.Turn turn, String detail, Duration at) {}

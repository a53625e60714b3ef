package io.taffrail.model.statement;

import io.taffrail.model.value.Money;
import java.time.Instant;

/**
 * Money that came in or went out without an order: a fee, a dividend, interest, a transfer.
 *
 * @param id the broker's name for it; a movement of a known name is booked once
 * @param kind the broker's word for what it is: {@code DIV}, {@code FEE}
 * @param amount what came in, or went out where below zero
 */
public record Movement(String id, String kind, Money amount, Instant at) {}

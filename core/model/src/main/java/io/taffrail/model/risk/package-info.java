/** Limits: what an order may be, and how much may be at stake, by desk, account, strategy, symbol and asset class. */
package io.taffrail.model.risk;

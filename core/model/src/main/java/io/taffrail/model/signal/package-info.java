/** Signals: what a strategy says, and how much of it is traded. */
package io.taffrail.model.signal;

/** A venue of its own, written from Alpaca's contract and from nothing of the product. */
package io.taffrail.simulation.venue;

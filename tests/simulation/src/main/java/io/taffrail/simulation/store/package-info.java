/** The simulated disk and the journal on it. */
package io.taffrail.simulation.store;

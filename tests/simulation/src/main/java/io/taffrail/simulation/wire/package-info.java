/** The network in between, and what goes wrong there. */
package io.taffrail.simulation.wire;

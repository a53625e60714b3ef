/** Bugs that are put in on purpose, and the seams of the simulation at which they sit. */
package io.taffrail.simulation.plant;

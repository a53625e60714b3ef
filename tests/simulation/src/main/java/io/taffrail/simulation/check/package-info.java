/** What must always be so, and where it is looked at. */
package io.taffrail.simulation.check;

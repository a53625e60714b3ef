/** The product, put together on a simulated machine. */
package io.taffrail.simulation.desk;
